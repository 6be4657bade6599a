package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two forms of a made-up connector, compared on its fixtures. */
class DiffTest {
  private static final String FILE = "connectors/lanternhire.yaml";

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));
  private Path old = Path.of("");

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
    old = Files.copy(vendor.connector(), folder.resolve("before.yaml"));
  }

  private CommandRun diff(String... more) {
    return diff(old, vendor.connector(), more);
  }

  private CommandRun diff(Path before, Path after, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "diff";
    arguments[1] = before.toString();
    arguments[2] = after.toString();
    arguments[3] = "--fixtures";
    arguments[4] = vendor.fixtures().toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void whereNothingChangesThatIsSaid() throws IOException {
    vendor.change(FILE, "label: Lanternhire", "label: Lantern Hire");

    assertThat(diff())
        .isEqualTo(
            new CommandRun(
                0, "lanternhire: nothing changes on 123 records of its fixtures.\n", ""));
  }

  @Test
  void eachFieldThatChangesIsShownWithHowAndAnExample() throws IOException {
    vendor.change(FILE, "last_name: family", "last_name: surname");
    vendor.change(FILE, "name: $join($present([given, family]), \" \")", "name: given");
    vendor.change(FILE, "source.name: via", "source: {name: via, id: via}");

    CommandRun run = diff();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            """
            lanternhire, on 123 records of its fixtures:
              FIELD                   FILLED  EMPTIED  CHANGED
              last_name                       122
              name                                     122
              applications.source.id  2
              last_name of 71 (vendor.yaml)
            """)
        .contains(
            """
              last_name of 71 (vendor.yaml)
                - "Příkladová"
                + nothing
            """);
  }

  @Test
  void recordsThatAreNotReadAnyMoreAndFixturesThatFailAreShown() throws IOException {
    vendor.change(FILE, "more: $page < pages", "more: $page < pages - 1");
    vendor.change(FILE, "request: GET /stages", "request: GET /steps");

    CommandRun run = diff();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("list.yaml\n    - is read\n    + Lanternhire (");
  }

  @Test
  void foldersAreComparedByTheNamesOfTheirConnectors() throws IOException {
    Path before = Files.createDirectory(folder.resolve("old"));
    Files.copy(vendor.connector(), before.resolve("lanternhire.yaml"));
    Files.copy(vendor.connector(), before.resolve("other.yaml"));
    vendor.change(FILE, "last_name: family", "last_name: surname");

    CommandRun run = diff(before, folder.resolve("connectors"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("lanternhire, on 123 records").endsWith("other: is gone.\n");
  }

  @Test
  void theJsonIsAsTheSchemaSays() throws IOException {
    OutputSchema schema = OutputSchema.of("diff");
    schema.holds(diff("--json").out());
    vendor.change(FILE, "last_name: family", "last_name: surname");
    vendor.change(FILE, "more: $page < pages", "more: $page < pages - 1");

    CommandRun run = diff("--json");

    schema.holds(run.out());
    assertThat(run.out()).contains("\"field\": \"last_name\"", "\"gone\"");
  }

  @Test
  void mistakesAreTold() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "connector: lanternhire\n");
    Path other = Files.writeString(folder.resolve("other.yaml"), "connector: other\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(diff(broken, vendor.connector()).out())
        .contains("cannot be compared", "broken.yaml has problems");
    assertThat(diff(other, vendor.connector()).err())
        .isEqualTo("These are two connectors, other and lanternhire.\n");
    assertThat(diff(empty, vendor.connector()).err()).contains("not a file with a folder");
    assertThat(diff(empty, empty))
        .isEqualTo(new CommandRun(3, "", "There is no .yaml file in " + empty + "\n"));
    assertThat(diff(folder.resolve("none.yaml"), vendor.connector()).exit()).isEqualTo(3);
    Files.write(broken, new byte[] {(byte) 0xff, 0, 1});
    assertThat(diff(broken, vendor.connector()).exit()).isEqualTo(1);
  }
}
