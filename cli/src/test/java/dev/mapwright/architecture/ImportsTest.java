package dev.mapwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types are imported, and named in code by their simple names. */
class ImportsTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?<![\\w.])((?:dev\\.mapwright|java|javax|org|com|io|tools)(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*))");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");

  /** Texts, characters and comments, and the lines that name packages. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])++'|//[^\\n]*+|/\\*.*?\\*/|(?m:^(?:import|package)"
              + " [^\\n]*+)");

  @Test
  void aTypeIsNamedByItsPackageOnlyWhereAnotherOfThatNameIsImported() throws IOException {
    List<String> qualified = new ArrayList<>();
    int files = 0;
    for (Path file : sources()) {
      files++;
      String source = Files.readString(file);
      Map<String, String> imported = new HashMap<>();
      IMPORT
          .matcher(source)
          .results()
          .forEach(line -> imported.put(simple(line.group(1)), line.group(1)));
      Matcher type = QUALIFIED.matcher(NO_CODE.matcher(source).replaceAll(" "));
      while (type.find()) {
        if (type.group(1).equals(imported.getOrDefault(type.group(2), type.group(1)))) {
          qualified.add(ROOT.relativize(file) + ": " + type.group(1));
        }
      }
    }

    assertThat(files).isGreaterThan(500);
    assertThat(qualified).isEmpty();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .filter(file -> !file.endsWith("module-info.java"))
          .toList();
    }
  }
}
