package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.coverage.ConnectorDocs;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mapwright coverage}: over a made-up vendor, and whether the project's page is current. */
@Timeout(120)
class CoverageTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Path MADE_UP = ROOT.resolve("test-fixtures/src/test/resources/made-up");
  private static final Path FIXTURES = MADE_UP.resolve("fixtures");

  @TempDir private Path connectors;

  @Test
  void thePageIsCurrent() throws IOException {
    CommandRun run =
        coverage(ROOT.resolve("connectors"), ROOT.resolve("test-fixtures/vendors"), "--markdown");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(ROOT.resolve("docs/coverage.md")))
        .as("docs/coverage.md is not current; './mapwright coverage --write' writes it anew")
        .isEqualTo(run.out());
  }

  @Test
  void thePagesOfConnectorsAreCurrent() throws IOException {
    UnifiedModels models = UnifiedModels.bundled();
    Connectors all =
        Connectors.in(
            ROOT.resolve("connectors"), new ConnectorLoader(new JsonataLanguage(), models));
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/connectors"))) {
      for (Path page : pages.toList()) {
        written.put(page.getFileName().toString(), Files.readString(page));
      }
    }

    assertThat(written)
        .as(
            "docs/connectors is not current; './mapwright coverage --write' writes it anew, and a"
                + " page without a connector is to be deleted")
        .isEqualTo(new ConnectorDocs(all.all(), models).pages());
  }

  @Test
  void whatOnlyGetFillsIsToldFromWhatListsFill() throws IOException {
    write("title: $detail.name", "emails.email: {query: {email: \"{{ $value }}\"}, lossy: true}");

    CommandRun run = coverage(connectors, FIXTURES, "--json");

    Map<?, ?> vendor = (Map<?, ?>) vendors(run).getFirst();
    assertThat((Map<?, ?>) vendor.get("fields"))
        .hasToString(
            "{id=list, name=list, title=get, emails=list, emails.email=list, applications=list,"
                + " applications.id=list, applications.job=list, applications.job.id=list,"
                + " applications.current_stage=list, applications.current_stage.id=list,"
                + " applications.current_stage.name=list, created_at=list}");
    assertThat((Map<?, ?>) vendor.get("native_filters"))
        .hasToString(
            "{emails.email={operators=[eq], may_miss_matches=true},"
                + " created_at={operators=[gt, gte, lt, lte], may_miss_matches=false}}");
  }

  @Test
  void theTerminalShowsASignForEachVendorAndTheSum() throws IOException {
    write("title: $detail.name", "emails.email: {param: email}");

    CommandRun run = coverage(connectors, FIXTURES);

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsPattern("\nname +1 \\(1\\) +●\n")
        .containsPattern("\ntitle +1 \\(0\\) +○\n")
        .containsPattern("\ncompany +0 \\(0\\)\n")
        .containsPattern("\nemails.email +1 +●\n")
        .contains(
            "Filled: 9 of the model's 60 values by at least one, 9 of 60 pairs of vendor and value,"
                + " 8 of them in lists. Filters: 2 native,");
  }

  @Test
  void aConnectorThatCanNotBeReadIsToldAndNothingIsShown() {
    CommandRun run = coverage(connectors, FIXTURES);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("There is no file " + connectors.resolve("acme.yaml"));
  }

  @Test
  void thePageIsOnlyWrittenForAll() {
    CommandRun run = CommandRun.of("coverage", "acme", "--write");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "--write is for all connectors of the project: leave names and folders out\n"));
  }

  private static List<?> vendors(CommandRun run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return (List<?>) Objects.requireNonNull(((Map<?, ?>) Json.read(run.out())).get("vendors"));
  }

  /** The made-up connector with one more field and another filter. */
  private void write(String field, String emailFilter) throws IOException {
    String text = Files.readString(MADE_UP.resolve("connectors/acme.yaml"));
    Files.writeString(
        connectors.resolve("acme.yaml"),
        text.replace("      name: name\n", "      name: name\n      " + field + "\n")
            .replace("emails.email: {param: email}\n", emailFilter + "\n"));
  }

  private static CommandRun coverage(Path connectors, Path fixtures, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "coverage";
    arguments[1] = "--connectors";
    arguments[2] = connectors.toString();
    arguments[3] = "--fixtures";
    arguments[4] = fixtures.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }
}
