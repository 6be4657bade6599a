package dev.mapwright.cli.editor;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.fixtures.run.VendorFolder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what stands at a cursor comes from: a name of {@code let} where it is given, a request and
 * a resource in the fixtures.
 */
public final class Definitions {
  private Definitions() {}

  /** The places, those in the stand-in first; empty where there are none. */
  public static List<Stretch> at(EditedFile file, Optional<VendorFolder> folder, int offset) {
    Stretch name = LetNames.of(file).definition(offset);
    if (name != null) {
      return List.of(name);
    }
    LineWord word = LineWord.keyAt(file.text().text(), offset);
    Spot spot = file.spots().at(word == null ? offset : word.from());
    if (folder.isEmpty()) {
      return List.of();
    }
    if (word != null && spot.isKey() && spot.path().equals(List.of("resources"))) {
      return FixturePlaces.ofResource(folder.get(), word.text());
    }
    boolean isRequest = !spot.path().isEmpty() && spot.path().getLast().equals("request");
    String line = isRequest ? scalarAt(file, offset) : null;
    return line == null ? List.of() : FixturePlaces.ofRequest(folder.get(), line);
  }

  /** The whole text of the value at an offset. */
  private static @Nullable String scalarAt(EditedFile file, int offset) {
    YamlNode root = YamlReader.read(file.text(), new Problems());
    int line = file.spots().line(offset) + 1;
    int column = file.spots().column(offset) + 1;
    return root == null ? null : scalar(root, line, column);
  }

  private static @Nullable String scalar(YamlNode node, int line, int column) {
    return switch (node) {
      case ScalarNode scalar -> {
        int from = scalar.place().column();
        boolean here =
            scalar.place().line() == line
                && from <= column
                && column <= from + scalar.place().length();
        yield here ? scalar.text() : null;
      }
      case MapNode map ->
          map.entries().values().stream()
              .map(Entry::value)
              .map(each -> Optional.ofNullable(scalar(each, line, column)))
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(null);
      case ListNode list ->
          list.items().stream()
              .map(each -> Optional.ofNullable(scalar(each, line, column)))
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(null);
    };
  }
}
