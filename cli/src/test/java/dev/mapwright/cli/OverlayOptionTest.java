package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code map} and {@code explain} with a file that is laid over the connector. */
@Timeout(120)
class OverlayOptionTest {
  private static final String ID = "11111111-1111-1111-1111-111111111111";
  private static final String OVERLAY =
      """
      language: 2
      overlay: lever
      resources:
        candidates:
          map:
            title: null
            company: $uppercase(employer)
            custom_fields: {desk: desk}
      """;

  @TempDir private Path folder;
  private String overlay = "";
  private String record = "";

  @BeforeEach
  void files() throws Exception {
    overlay = Files.writeString(folder.resolve("lever.yaml"), OVERLAY).toString();
    record =
        Files.writeString(
                folder.resolve("record.json"),
                """
                {"id": "%s", "name": "Ada Weir", "headline": "miller", "employer": "mill", "desk": 3}
                """
                    .formatted(ID))
            .toString();
  }

  private Map<?, ?> mapped(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "map";
    arguments[1] = "lever";
    arguments[2] = record;
    System.arraycopy(more, 0, arguments, 3, more.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    return (Map<?, ?>) Json.read(run.out());
  }

  @Test
  void aMappingIsThatOfTheConnectorWithTheOverlay() {
    assertThat(mapped().get("title")).isEqualTo("miller");
    assertThat(mapped().containsKey("custom_fields")).isFalse();

    Map<?, ?> laid = mapped("--overlay", overlay);

    assertThat(laid.get("company")).isEqualTo("MILL");
    assertThat(Json.write(Objects.requireNonNull(laid.get("title")))).isEqualTo("null");
    assertThat(laid.get("custom_fields")).isEqualTo(Map.of("desk", 3L));
    assertThat(laid.get("name")).isEqualTo("Ada Weir");
    assertThat(mapped("--overlay", overlay, "--field", "custom_fields").keySet())
        .isEqualTo(Set.of("custom_fields"));
  }

  @Test
  void anExplanationNamesTheLayer() {
    CommandRun all = CommandRun.of("explain", "lever", record, "--overlay", overlay);

    assertThat(all.exit()).as(all.err()).isZero();
    assertThat(all.out())
        .contains("name: \"Ada Weir\"\n  connectors/lever.yaml:")
        .containsPattern("lever.yaml:[0-9]+:[0-9]+ \\(connector\\)  name\n")
        .contains(overlay + ":7:16 (overlay)  $uppercase(employer)\n")
        .contains("title: nothing\n  The overlay drops it.\n")
        .contains("custom_fields.desk: 3\n  " + overlay + ":8:29 (overlay)  desk\n");
    assertThat(CommandRun.of("explain", "lever", record, "name").out())
        .doesNotContain("(connector)");
  }

  @Test
  void aProgramIsToldTheLayer() {
    CommandRun run =
        CommandRun.of("explain", "lever", record, "company", "--overlay", overlay, "--json");

    List<?> fields =
        (List<?>) Objects.requireNonNull(((Map<?, ?>) Json.read(run.out())).get("fields"));
    assertThat(((Map<?, ?>) fields.getFirst()).get("layer")).isEqualTo("overlay");
  }

  @Test
  void aFieldOfTheCustomersOwnIsExplained() {
    assertThat(
            CommandRun.of("explain", "lever", record, "custom_fields.desk", "--overlay", overlay)
                .out())
        .startsWith("custom_fields.desk: 3\n");
  }

  @Test
  void aMistakeIsToldWithItsPlace() throws Exception {
    Files.writeString(Path.of(overlay), OVERLAY.replace("company:", "compny:"));
    for (String command : List.of("map", "explain")) {
      CommandRun run = CommandRun.of(command, "lever", record, "--overlay", overlay);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains(overlay + ":7:7: error:", "Did you mean 'company'?");
    }
  }

  @Test
  void anOverlayOfAnotherConnectorIsTold() throws Exception {
    Files.writeString(Path.of(overlay), OVERLAY.replace("overlay: lever", "overlay: workable"));

    CommandRun run = CommandRun.of("map", "lever", record, "--overlay", overlay);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("is for 'workable', and is laid over 'lever'");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    CommandRun run =
        CommandRun.of("map", "lever", record, "--overlay", folder.resolve("none.yaml").toString());

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("none.yaml").doesNotContain("Exception");
  }
}
