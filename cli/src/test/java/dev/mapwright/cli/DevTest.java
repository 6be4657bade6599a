package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up connector while it is written: what each save comes to. */
class DevTest {
  private static final String FILE = "connectors/lanternhire.yaml";

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  @Test
  void aLookShowsTheRecordAndTheTests() {
    CommandRun run = vendor.run("dev", "--once");

    assertThat(run.exit()).describedAs(run.out()).isZero();
    assertThat(run.out())
        .containsPattern("\nlanternhire at [0-9:]+, after \\d+ ms\n")
        .contains("Record 71 (vendor.yaml):\n  id: \"71\"\n  first_name: \"Žofie\"\n")
        .containsPattern("\n2/2 scenarios, (\\d+)/\\1 laws passed\n")
        .doesNotContain("\u001b");
  }

  @Test
  void eachSaveShowsWhatItChanges() throws Exception {
    try (BackgroundCommand dev = BackgroundCommand.start(vendor.arguments("dev"))) {
      dev.awaitOutput("(laws passed)");

      vendor.change(FILE, "last_name: family", "last_name: surname");
      dev.awaitOutput(
          "(last_name of 71 \\(vendor.yaml\\)\n    - \"Příkladová\"\n    \\+ nothing\n)");
      dev.awaitOutput("(> last_name: null\n)");
      dev.awaitOutput("(FAILED Pages follow each other by number)");

      vendor.change(FILE, "last_name: surname", "last_nmae: surname");
      dev.awaitOutput("(error: The model has no field|Did you mean 'last_name')");

      vendor.change(FILE, "last_nmae: surname", "last_name: family");
      dev.awaitOutput("(\\+ \"Příkladová\"\n)");
      assertThat(dev.stop()).isZero();
    }
  }

  @Test
  void aFixtureThatIsSavedCountsAsWell() throws Exception {
    try (BackgroundCommand dev = BackgroundCommand.start(vendor.arguments("dev"))) {
      dev.awaitOutput("(laws passed)");

      vendor.change(
          "test-fixtures/vendors/lanternhire/vendor.yaml", "given: Žofie", "given: Zofia");

      dev.awaitOutput("(first_name of 71 \\(vendor.yaml\\)\n    - \"Žofie\"\n    \\+ \"Zofia\"\n)");
    }
  }

  @Test
  void aFileThatGoesOrIsBrokenIsToldAndItsComingBackIsSeen() throws Exception {
    String text = Files.readString(vendor.connector());
    try (BackgroundCommand dev = BackgroundCommand.start(vendor.arguments("dev"))) {
      dev.awaitOutput("(laws passed)");

      Files.delete(vendor.connector());
      dev.awaitOutput("(The file is gone)");
      Files.write(vendor.connector(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
      dev.awaitOutput("(UTF-8)");
      Files.writeString(vendor.connector(), "");
      dev.awaitOutput("(lanternhire.yaml:1:1: error)");
      Files.writeString(vendor.connector(), text);
      dev.awaitOutput("(Nothing changes on \\d+ records)");
    }
  }

  @Test
  void theJsonIsAsTheSchemaSays() throws Exception {
    OutputSchema schema = OutputSchema.of("dev");
    try (BackgroundCommand dev = BackgroundCommand.start(vendor.arguments("dev", "--json"))) {
      dev.awaitOutput("(\"kind\":\"tests\")");
      vendor.change(FILE, "last_name: family", "last_name: surname");
      dev.awaitOutput("(\"field\":\"last_name\")");
      dev.awaitOutput("(\"title\":\"Pages follow)");

      schema.holdsForLines(dev.out());
      List<String> lines = dev.out().lines().toList();
      assertThat(((Map<?, ?>) Json.read(lines.getFirst())).get("kind")).isEqualTo("save");
    }
  }

  @Test
  void mistakesAreTold() {
    assertThat(vendor.run("dev", "--once", "--record", "nobody").out()).doesNotContain("Record ");
    assertThat(CommandRun.of("dev", folder.resolve("none.yaml").toString()).exit()).isEqualTo(3);
    assertThat(CommandRun.of("dev", folder.toString()).exit()).isEqualTo(2);
  }
}
