package dev.mapwright.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house's rules for this module, which the command line does not see. */
class KafkaHouseTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.mapwright.kafka");

  @Test
  void itKnowsTheEngineAndWhatConnectPromises() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.mapwright.kafka..",
            "dev.mapwright.engine..",
            "dev.mapwright.jsonata.value",
            "org.apache.kafka.connect..",
            "org.apache.kafka.common..",
            "org.apache.kafka.clients.producer",
            "org.slf4j",
            "org.jspecify..",
            "java..",
            "javax.crypto..")
        .check(MODULE);
  }

  @Test
  void packagesLeanOnEachOtherInNoCircle() {
    slices().matching("dev.mapwright.(**)").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void nothingHangsOnAThread() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(MODULE);
  }

  @Test
  void everyRoomIsMarkedAndStandsInTheDrawing() throws IOException {
    Path root = Path.of(System.getProperty("mapwright.root", ".."));
    String page = Files.readString(root.resolve("docs/architecture.md"));
    for (JavaPackage room : MODULE.getPackage("dev.mapwright.kafka").getSubpackagesInTree()) {
      assertThat(room.isAnnotatedWith(NullMarked.class)).as(room.getName()).isTrue();
      assertThat(page).contains("`" + room.getName().substring("dev.mapwright.".length()) + "`");
    }
  }
}
