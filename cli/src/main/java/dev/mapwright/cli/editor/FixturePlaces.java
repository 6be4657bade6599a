package dev.mapwright.cli.editor;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what fixtures say of a resource, and of a request. */
final class FixturePlaces {
  private static final String CANDIDATES = "candidates";

  private FixturePlaces() {}

  /** The scenarios of a resource, and the stand-in. */
  static List<Stretch> ofResource(VendorFolder folder, String resource) {
    List<Stretch> found = new ArrayList<>();
    for (Path file : folder.scenarios()) {
      if (read(file) instanceof MapNode map && resource.equals(text(map, "resource", CANDIDATES))) {
        found.add(stretch(file, map.place().file().place(0, 1)));
      }
    }
    if (read(folder.standInFile()) instanceof MapNode map) {
      found.add(stretch(folder.standInFile(), map.place().file().place(0, 1)));
    }
    return found;
  }

  /** Where stand-in and scenarios have a request, such as {@code GET /people}. */
  static List<Stretch> ofRequest(VendorFolder folder, String line) {
    RequestLine wanted = RequestLine.of(line);
    List<Stretch> found = new ArrayList<>();
    if (wanted != null) {
      if (read(folder.standInFile()) instanceof MapNode map) {
        collect(map.get("routes"), wanted, folder.standInFile(), found);
      }
      for (Path file : folder.scenarios()) {
        if (read(file) instanceof MapNode map) {
          collect(map.get("exchanges"), wanted, file, found);
        }
      }
    }
    return found;
  }

  /** The first request of a file that fits. */
  private static void collect(
      @Nullable YamlNode requests, RequestLine wanted, Path file, List<Stretch> found) {
    if (requests instanceof ListNode list) {
      list.items().stream()
          .filter(item -> item instanceof MapNode)
          .map(item -> ((MapNode) item).get("request"))
          .filter(request ->
              request instanceof ScalarNode scalar && wanted.fits(RequestLine.of(scalar.text())))
          .findFirst()
          .ifPresent(request -> found.add(stretch(file, request.place())));
    }
  }

  private static @Nullable String text(MapNode map, String key, String otherwise) {
    YamlNode value = map.get(key);
    return value == null ? otherwise : value instanceof ScalarNode scalar ? scalar.text() : null;
  }

  private static @Nullable YamlNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      Problems elsewhere = new Problems();
      SourceFile source = Utf8.read(file, file.toString(), elsewhere);
      return source == null ? null : YamlReader.read(source, elsewhere);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stretch stretch(Path file, Place place) {
    return new Stretch(file, place.line() - 1, place.column() - 1, place.length());
  }
}
