package dev.mapwright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.query.CursorCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the house go one way: cli → server → engine → jsonata, cli → fixtures → engine. */
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(HouseTest::isOurs)
          .importPackages("dev.mapwright");

  private static final String PACKAGE_INFO = "package-info";
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));

  private static boolean isOurs(Location location) {
    return location.contains("/dev/mapwright/");
  }

  @Test
  void allModulesAreSeen() {
    for (String module : List.of("jsonata", "engine", "fixtures", "server", "cli")) {
      assertThat(HOUSE.containPackage("dev.mapwright." + module)).as(module).isTrue();
    }
  }

  @Test
  void theLanguageKnowsNothingOfTheRest() {
    hold(
        classes()
            .that()
            .resideInAPackage("dev.mapwright.jsonata..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.mapwright.jsonata..",
                "java..",
                "org.jspecify..",
                "tools.jackson.core..",
                "tools.jackson.databind..",
                "com.google.re2j.."));
  }

  @Test
  void theEngineKnowsNeitherServerNorFixturesNorCommandLine() {
    hold(independent("engine", "server", "fixtures", "cli"));
  }

  @Test
  void theServerKnowsNeitherFixturesNorCommandLine() {
    hold(independent("server", "fixtures", "cli"));
  }

  @Test
  void theFixturesKnowNeitherServerNorCommandLine() {
    hold(independent("fixtures", "server", "cli"));
  }

  @Test
  void packagesLeanOnEachOtherInNoCircle() {
    hold(slices().matching("dev.mapwright.(**)").should().beFreeOfCycles());
  }

  @Test
  void aConnectorIsPureData() {
    hold(
        classes()
            .that()
            .resideInAPackage("dev.mapwright.engine.connector")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.mapwright.engine.connector",
                "dev.mapwright.engine.expression",
                "dev.mapwright.engine.failure",
                "dev.mapwright.engine.filter",
                "dev.mapwright.engine.model",
                "dev.mapwright.engine.problem",
                "dev.mapwright.jsonata.value",
                "java..",
                "org.jspecify..",
                "com.google.re2j.."));
  }

  @Test
  void theHttpServersTypesStayInOnePackage() {
    hold(onlyIn("dev.mapwright.server.jetty", "org.eclipse.jetty.."));
  }

  @Test
  void theHttpClientsTypesStayInOnePackage() {
    hold(onlyIn("dev.mapwright.engine.upstream.vertx", "io.vertx..", "io.netty.."));
  }

  @Test
  void theDatabaseStaysInOnePackage() {
    hold(
        onlyIn(
            "dev.mapwright.server.store",
            "java.sql..",
            "javax.sql..",
            "org.h2..",
            "org.postgresql..",
            "com.zaxxer.hikari..",
            "org.jdbi..",
            "org.flywaydb.."));
  }

  @Test
  void whatCountsStaysInOnePackage() {
    hold(onlyIn("dev.mapwright.server.metrics", "io.micrometer..", "io.prometheus.."));
  }

  @Test
  void whatTracesStaysInOnePackage() {
    hold(onlyIn("dev.mapwright.server.trace", "io.opentelemetry.."));
  }

  @Test
  void theEditorsProtocolStaysInOnePackage() {
    hold(onlyIn("dev.mapwright.cli.lsp", "org.eclipse.lsp4j..", "com.google.gson.."));
  }

  @Test
  void oneGenerationOfJacksonIsUsed() {
    hold(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind.."));
  }

  @Test
  void aPlaceInAVendorsPagesIsTextInCursorsAlone() {
    for (String conversion : List.of("text", "parse")) {
      hold(
          methods()
              .that()
              .areDeclaredIn(PageState.class)
              .and()
              .haveName(conversion)
              .should()
              .onlyBeCalled()
              .byClassesThat()
              .areAssignableTo(CursorCodec.class));
    }
  }

  @Test
  void nothingHangsOnAThread() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.mapwright.architecture")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class));
  }

  @Test
  void everyPackageSaysThatNothingIsNullUnlessItSaysSo() {
    List<String> silent =
        HOUSE.getPackage("dev.mapwright").getSubpackagesInTree().stream()
            .filter(p -> !p.getClasses().isEmpty())
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void noSimpleNameStandsTwice() {
    Map<String, List<String>> byName = new TreeMap<>();
    HOUSE.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals(PACKAGE_INFO))
        .forEach(type ->
            byName
                .computeIfAbsent(type.getSimpleName(), _ -> new ArrayList<>())
                .add(type.getName()));
    assertThat(byName).isNotEmpty();
    assertThat(byName.values()).filteredOn(types -> types.size() > 1).isEmpty();
  }

  @Test
  void everyRoomStandsInTheDrawing() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    List<String> undrawn =
        HOUSE.getPackage("dev.mapwright").getSubpackagesInTree().stream()
            .filter(room -> !room.getName().equals(HouseTest.class.getPackageName()))
            .filter(room ->
                room.getClasses().stream().anyMatch(c -> !c.getSimpleName().equals(PACKAGE_INFO)))
            .map(room -> room.getName().substring("dev.mapwright.".length()))
            .filter(room -> !isNamed(room, page))
            .sorted()
            .toList();
    assertThat(undrawn).isEmpty();
  }

  /** By its name within its module, or behind a dot, beside the room that it lies in. */
  private static boolean isNamed(String room, String page) {
    String inModule = room.substring(room.indexOf('.') + 1);
    String last = room.substring(room.lastIndexOf('.') + 1);
    return page.contains("`" + inModule + "`") || page.contains("`." + last + "`");
  }

  @Test
  void noFileIsLongerThanFiveHundredLines() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(sources).allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(500));
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchRule independent(String module, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = "dev.mapwright." + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("dev.mapwright." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static ArchRule onlyIn(String room, String... types) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(types);
  }

  private static void hold(ArchRule rule) {
    rule.check(HOUSE);
  }
}
