package dev.mapwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The face of {@code engine} and {@code jsonata} as libraries: {@code docs/library.md}. */
class PublicApiTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dev\\.mapwright\\.[a-z.]+)` \\|");
  private static final Pattern PAGES =
      Pattern.compile("<include>(dev/mapwright/[a-z/]+)/\\*\\.java<");

  private static final JavaClasses LIBRARIES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.mapwright.engine", "dev.mapwright.jsonata");

  /** What the server and the kit of fixtures need, and no program: to be found in no example. */
  private static final Set<String> FOR_OUR_OWN =
      Set.of(
          "ConnectorLoader.loadMerged",
          "Engine.pass",
          "EngineParts",
          "PassCall",
          "Explanation",
          "ListReading.plan",
          "Outgoing",
          "Builder.budgets",
          "Builder.tokens",
          "Facts",
          "ProjectionReader");

  private final Set<String> publicPackages = packages();

  @Test
  void theTableAndThePagesNameTheSamePackages() throws IOException {
    Set<String> pages = new TreeSet<>();
    for (String module : List.of("engine", "jsonata")) {
      PAGES
          .matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
          .results()
          .map(page -> page.group(1).replace('/', '.'))
          .forEach(pages::add);
    }

    assertThat(publicPackages).hasSizeGreaterThan(10).isEqualTo(pages);
  }

  @Test
  void whatIsPublicMentionsNothingElse() {
    List<String> mentions =
        LIBRARIES.stream()
            .filter(type -> publicPackages.contains(type.getPackageName()))
            .filter(PublicApiTest::isSeen)
            .flatMap(this::mentions)
            .sorted()
            .toList();

    assertThat(mentions).isEmpty();
  }

  @Test
  void programsOfOthersNeedNothingElse() throws IOException {
    String program = Files.readString(ROOT.resolve("examples/embedded/ReadCandidates.java"));

    List<String> imported =
        Pattern.compile("(?m)^import (dev\\.mapwright\\..+)\\.\\w+;")
            .matcher(program)
            .results()
            .map(line -> line.group(1))
            .toList();

    assertThat(imported).isNotEmpty().isSubsetOf(publicPackages);
  }

  private Stream<String> mentions(JavaClass type) {
    List<String> mentions = new ArrayList<>();
    if (FOR_OUR_OWN.contains(type.getSimpleName())) {
      return Stream.empty();
    }
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      String name = type.getSimpleName() + "." + unit.getName();
      if (isSeen(unit.getModifiers()) && !FOR_OUR_OWN.contains(name)) {
        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
            .flatMap(this::hidden)
            .forEach(hidden -> mentions.add(name + " mentions " + hidden));
      }
    }
    for (JavaField field : type.getFields()) {
      if (isSeen(field.getModifiers())) {
        hidden(field.getType())
            .forEach(hidden ->
                mentions.add(type.getSimpleName() + "." + field.getName() + " mentions " + hidden));
      }
    }
    return mentions.stream();
  }

  private Stream<String> hidden(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .filter(raw -> raw.getPackageName().startsWith("dev.mapwright."))
        .filter(raw -> !publicPackages.contains(raw.getPackageName()))
        .map(JavaClass::getName);
  }

  private static boolean isSeen(JavaClass type) {
    return isSeen(type.getModifiers())
        && type.getEnclosingClass().map(PublicApiTest::isSeen).orElse(true);
  }

  private static boolean isSeen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Set<String> packages() {
    try {
      return ROW.matcher(Files.readString(ROOT.resolve("docs/library.md")))
          .results()
          .map((MatchResult row) -> row.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
