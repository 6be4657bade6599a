package dev.mapwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A vendor is data: no name of one stands in the Java that ships. */
class VendorNamesTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("mapwright.root")));
  private static final Pattern LABEL = Pattern.compile("(?m)^label: *[\"']?(.+?)[\"']?$");

  @TestFactory
  Stream<DynamicTest> noNameStandsInMainCode() {
    return files(ROOT.resolve("connectors"), 1, ".yaml")
        .flatMap(VendorNamesTest::names)
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(places(name)).isEmpty()));
  }

  @Test
  void namesAreFoundInsideIdentifiersAndTexts() {
    assertThat(words("class AcmeHrClient { String s = \"acme-hr\"; }"))
        .contains(" acme hr client ")
        .contains(" acme hr ");
    assertThat(words("maximum macmeable")).doesNotContain(" acme ");
  }

  /** The slug, and the label that people see. */
  private static Stream<String> names(Path connector) {
    String slug = connector.getFileName().toString().replace(".yaml", "");
    return Stream.concat(
        Stream.of(slug), LABEL.matcher(read(connector)).results().map(m -> m.group(1)));
  }

  private static List<String> places(String name) {
    String wanted = words(name);
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(folder -> files(folder, Integer.MAX_VALUE, ".java"))
          .filter(file -> words(read(file)).contains(wanted))
          .map(file -> ROOT.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a text in lower case, those of a camel-case name apart, each within blanks. */
  private static String words(String text) {
    String apart = text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("[^A-Za-z0-9]+", " ");
    return " " + apart.strip().toLowerCase(Locale.ROOT) + " ";
  }

  private static Stream<Path> files(Path folder, int depth, String ending) {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found.filter(f -> f.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
