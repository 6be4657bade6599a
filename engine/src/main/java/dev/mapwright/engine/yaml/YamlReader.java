package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into nodes that know their places. What is wrong with a file becomes a problem;
 * nothing is thrown, whatever the text.
 */
public final class YamlReader {
  private YamlReader() {}

  /** As {@link #read(SourceFile, Problems, YamlSize)}, of a file that people write. */
  public static @Nullable YamlNode read(SourceFile file, Problems problems) {
    return read(file, problems, YamlSize.WRITTEN);
  }

  /**
   * The file's only document.
   *
   * @param problems gets what is wrong with it
   * @return the tree without what could not be read; null where nothing could be
   */
  public static @Nullable YamlNode read(SourceFile file, Problems problems, YamlSize size) {
    if (file.text().length() > size.characters()) {
      problems.error(
          "yaml-too-large",
          file.place(0, 1),
          "The file has more than " + size.characters() + " characters.",
          null);
      return null;
    }
    Marks marks = new Marks(file);
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(size.characters()).build();
      Iterable<Event> events = new Parse(settings).parseString(file.text());
      return new NodeBuilder(marks, problems, events.iterator(), size.nodes()).document();
    } catch (YamlEngineException e) {
      SyntaxProblem.tell(e, marks, problems);
      return null;
    }
  }
}
