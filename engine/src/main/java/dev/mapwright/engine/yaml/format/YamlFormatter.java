package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlReader;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes YAML files in one way: what they say, their comments and the order of their keys stay, the
 * layout is made anew. A second time changes nothing. Safe for any thread.
 */
public final class YamlFormatter {
  private YamlFormatter() {}

  /**
   * The file's text, formatted.
   *
   * @param problems gets what is wrong with it as YAML
   * @return null where it is no YAML
   */
  public static @Nullable String format(SourceFile file, Problems problems) {
    return format(file, UnaryOperator.identity(), problems);
  }

  /**
   * The file's text, changed and formatted.
   *
   * @param change what to make of what it says; it must keep every comment
   * @param problems gets what is wrong with it as YAML
   * @return null where it is no YAML
   * @throws IllegalStateException if the result would lack a comment; a defect
   */
  public static @Nullable String format(
      SourceFile file, UnaryOperator<YamlPart> change, Problems problems) {
    YamlNode root = YamlReader.read(file, problems);
    if (root == null || problems.hasErrors()) {
      return null;
    }
    YamlPart read = CommentedReader.read(file.text());
    YamlPart changed = change.apply(read);
    String written = YamlWriter.write(changed);
    checkNothingIsLost(file, read.equals(changed), root, written);
    return written;
  }

  private static void checkNothingIsLost(
      SourceFile file, boolean same, YamlNode root, String written) {
    List<String> before = comments(file.text());
    List<String> after = comments(written);
    YamlNode again = YamlReader.read(new SourceFile(file.name(), written), new Problems());
    if (again == null || !before.equals(after) || (same && !SameData.of(root, again))) {
      throw new IllegalStateException(
          "formatting " + file.name() + " would change what it says; the file is left as it is");
    }
  }

  private static List<String> comments(String text) {
    return CommentedReader.comments(text).stream().map(Note::text).sorted().toList();
  }
}
