package dev.mapwright.engine.account.file;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the overlays of an accounts file: written there, or in files of their own. Each is checked
 * as any overlay is, and its problems are told at its own place.
 *
 * @param folder in which files are looked for
 */
record DeclaredOverlays(Path folder, AccountOverlays overlays, Problems problems) {

  /** Beside the accounts file. */
  static DeclaredOverlays beside(SourceFile accounts, AccountOverlays overlays, Problems problems) {
    Path folder = Path.of(accounts.name()).toAbsolutePath().getParent();
    return new DeclaredOverlays(folder == null ? Path.of("") : folder, overlays, problems);
  }

  /** The text of an account's overlay, if it is right; null, with the problems noted, if not. */
  @Nullable String read(YamlNode node, Connector connector) {
    return node instanceof ScalarNode name ? file(name, connector) : inline(node, connector);
  }

  private @Nullable String file(ScalarNode name, Connector connector) {
    try {
      Path path = folder.resolve(name.text());
      if (Files.isRegularFile(path)) {
        SourceFile source = Utf8.read(path, path.toString(), problems);
        return source == null ? null : checked(source, connector, null);
      }
    } catch (InvalidPathException | IOException _) {
      // told as a file that is not there
    }
    problems.error(
        "no-overlay",
        name.place(),
        "There is no file '" + name.text() + "' that could be read beside the accounts file.",
        "Name the file of an overlay, or write the overlay itself.");
    return null;
  }

  private @Nullable String inline(YamlNode node, Connector connector) {
    LinedJson text = LinedJson.of(node);
    return checked(new SourceFile("overlay", text.text()), connector, text);
  }

  private @Nullable String checked(
      SourceFile source, Connector connector, @Nullable LinedJson inline) {
    LaidOver laid = overlays.lay(connector, source);
    for (Problem problem : laid.problems()) {
      Place place = problem.place();
      problems.add(
          inline == null || !place.file().equals(source)
              ? problem
              : new Problem(
                  problem.code(),
                  problem.severity(),
                  inline.place(place.line()),
                  problem.message(),
                  problem.cure()));
    }
    return laid.connector() == null ? null : source.text();
  }
}
