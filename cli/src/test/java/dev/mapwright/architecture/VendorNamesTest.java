package dev.mapwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.file.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A vendor is data: no name of one stands in the Java that ships. */
class VendorNamesTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("mapwright.root")));

  /** The language's own variable. */
  private static final Set<String> SHARED = Set.of("modified_at");

  private static final Pattern LABEL = Pattern.compile("(?m)^label: *[\"']?(.+?)[\"']?$");

  @TestFactory
  Stream<DynamicTest> noNameStandsInMainCode() {
    return files(ROOT.resolve("connectors"), 1, ".yaml")
        .flatMap(VendorNamesTest::names)
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(places(name)).isEmpty()));
  }

  /** A dialect is a file: its headers, parameters and fields are nothing that Java knows. */
  @TestFactory
  Stream<DynamicTest> noWordOfADialectStandsInMainCode() {
    UnifiedModels models = UnifiedModels.bundled();
    return Dialects.bundled(new JsonataLanguage(), models).stream()
        .flatMap(VendorNamesTest::words)
        .filter(word -> word.contains("_") || word.contains("-"))
        .filter(word -> !SHARED.contains(word))
        .distinct()
        .map(word -> DynamicTest.dynamicTest(word, () -> assertThat(texts(word)).isEmpty()));
  }

  private static Stream<String> words(Dialect dialect) {
    return Stream.of(
            Stream.of(dialect.accountHeader()),
            dialect.parameters().keySet().stream(),
            dialect.envelope().keySet().stream(),
            dialect.shape().root().fields().keySet().stream()
                .filter(field -> dialect.model().root().field(field) == null))
        .flatMap(words -> words);
  }

  /** Where a word stands as a text, in what makes dialects of files. */
  private static List<String> texts(String word) {
    return mainCode()
        .filter(file -> shown(file).contains("/server/dialect/"))
        .filter(file -> read(file).contains("\"" + word + "\""))
        .map(VendorNamesTest::shown)
        .toList();
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
    return mainCode()
        .filter(file -> words(read(file)).contains(wanted))
        .map(VendorNamesTest::shown)
        .toList();
  }

  private static Stream<Path> mainCode() {
    return files(ROOT, 1, "")
        .map(module -> module.resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(folder -> files(folder, Integer.MAX_VALUE, ".java"));
  }

  private static String shown(Path file) {
    return ROOT.relativize(file).toString();
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
