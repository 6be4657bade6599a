package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lies in {@code examples/} works as it is. */
@Timeout(300)
class ExamplesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("mapwright.root")).resolve("examples");
  private static final Path OWN = EXAMPLES.resolve("own-connector");

  @Test
  void theFileOfAccountsIsRight() throws IOException {
    ConnectorLoader loader = new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());
    Connectors connectors = Connectors.bundled(loader);

    AccountsFile.Result read =
        AccountsFile.read(
            new SourceFile("accounts.yaml", Files.readString(EXAMPLES.resolve("accounts.yaml"))),
            connectors.all(),
            new AccountOverlays(new OverlayLoader(loader)),
            Map.of("ACME_LEVER_KEY", "k", "ACME_LEVER_TOKEN", "t", "ACME_TEAMTAILOR_KEY", "k2"));

    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aConnectorOutsideTheProjectIsTested() {
    CommandRun run =
        CommandRun.of(
            "test",
            "--connectors",
            OWN.resolve("connectors").toString(),
            "--fixtures",
            OWN.resolve("fixtures").toString(),
            "paperlane");

    assertThat(run.out()).contains("paperlane", " passed, 0 failed");
    assertThat(run.exit()).isZero();
  }

  @Test
  void aProgramReadsCandidatesByTheEngineAlone() throws Exception {
    VendorFolder paperlane =
        VendorFolder.in(OWN.resolve("fixtures")).stream().findFirst().orElseThrow();
    Map<String, String> fields = paperlane.account().fields();
    try (LoopbackServer vendor =
        paperlane.standIn(fields, InstantSource.system()).orElseThrow().serve()) {
      Output program =
          run(
              Map.of(),
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              EXAMPLES.resolve("embedded/ReadCandidates.java").toString(),
              OWN.resolve("connectors").toString(),
              "paperlane",
              "key=" + fields.get("key"),
              "https://api.paperlane.example=" + vendor.origin());

      assertThat(program.text().lines())
          .contains("Applicant No1", "Applicant No10")
          .doesNotContain("Applicant No11");
      assertThat(program.exit()).isZero();
    }
  }

  @Test
  void theProgramIsShort() throws IOException {
    try (Stream<String> lines = Files.lines(EXAMPLES.resolve("embedded/ReadCandidates.java"))) {
      assertThat(lines.filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(45);
    }
  }

  @Test
  void theSessionRunsAgainstTheDemo() throws Exception {
    assumeThat(onPath("curl") && onPath("jq")).as("curl and jq are there").isTrue();
    try (RunningDemo demo = new RunningDemo()) {
      Output session =
          run(Map.of("MAPWRIGHT_SERVER", demo.origin()), EXAMPLES.resolve("session.sh").toString());

      assertThat(session.text()).contains("# One of them", "\"emails\"", "# All candidates");
      assertThat(session.exit()).as(session.text()).isZero();
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Output run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), text);
  }

  private record Output(int exit, String text) {}
}
