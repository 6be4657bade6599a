package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive that the build makes, unpacked into an empty folder and run from another one, as
 * somebody does who has no sources, no Maven, and nothing but Java.
 */
@Timeout(240)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PackageIT {
  private static final Path BUILT = Path.of("target").toAbsolutePath();
  private static final String JAVA = System.getProperty("java.home");

  @TempDir private Path folder;
  private Path home = Path.of("");
  private Path elsewhere = Path.of("");
  private List<Process> running = List.of();

  @BeforeEach
  void unpack() throws Exception {
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    run(List.of("tar", "-xzf", archive().toString(), "-C", folder.toString()));
    try (Stream<Path> unpacked = Files.list(folder)) {
      home =
          unpacked
              .filter(path -> path.getFileName().toString().startsWith("mapwright-"))
              .findFirst()
              .orElseThrow();
    }
  }

  @AfterEach
  void end() {
    running.forEach(Process::destroyForcibly);
  }

  @Test
  void runsWithNothingButJava() throws Exception {
    Done version = mapwright("version");
    Done checked = mapwright("validate", home.resolve("connectors/lever.yaml").toString());
    Done tested = mapwright("test", "lever");

    assertThat(version.out).startsWith("mapwright ");
    assertThat(checked.exit).as(checked.out).isZero();
    assertThat(tested.exit).as(tested.out).isZero();
  }

  @Test
  void servesFromAnEmptyFolderAndKeepsItsDataToItsOwner() throws Exception {
    Files.writeString(elsewhere.resolve("accounts.yaml"), "accounts: []\n");
    Process serve = start("serve", "--port", "0", "--token", "t");
    String origin = awaitLine(serve, "Listening on ");

    assertThat(get(origin + "/health/ready")).contains("\"ready\"");
    assertThat(get(origin + "/integration/lever/capabilities")).contains("candidates");

    serve.destroy();
    assertThat(serve.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(serve.exitValue()).isZero();
    Path data = elsewhere.resolve("mapwright-data");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void playsItsVendors() throws Exception {
    Process demo = start("demo", "--port", "0");
    String origin = awaitLine(demo, "http://127.0.0.1:").split("[/?' ]", 2)[0];

    assertThat(get("http://127.0.0.1:" + origin + "/ping")).contains("ok");
  }

  @Test
  void saysWhatItCarriesOfOthers() throws Exception {
    String names = Files.readString(home.resolve("licenses/THIRD-PARTY.txt"));
    Map<?, ?> bill = (Map<?, ?>) Json.read(Files.readString(home.resolve("licenses/sbom.json")));

    assertThat(names).contains("jetty-server", "JSONata4Java", "snakeyaml-engine", "(Apache");
    assertThat((List<?>) bill.get("components")).hasSizeGreaterThan(40);
    try (Stream<Path> notices = Files.walk(home.resolve("licenses"))) {
      assertThat(notices.filter(Files::isRegularFile).count()).isGreaterThan(20);
    }
  }

  /** Data that lies beside the launcher is not in the jar a second time. */
  @Test
  void theJarHasNoFixtures() throws Exception {
    Done list = run(List.of(JAVA + "/bin/jar", "--list", "--file", home + "/lib/mapwright.jar"));

    assertThat(list.out).contains("mapwright/connectors/lever.yaml").doesNotContain("scenarios/");
  }

  @Test
  void runsByAnImageOfItsOwnWhereThereIsNoJava() throws Exception {
    Done made = mapwright("image");
    assertThat(made.exit).as(made.out).isZero();

    ProcessBuilder without =
        new ProcessBuilder(home.resolve("mapwright").toString(), "version")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true);
    without.environment().clear();
    without.environment().put("PATH", "/usr/bin:/bin");
    Done run = finished(without.start());

    assertThat(run.out).startsWith("mapwright ");
  }

  private static Path archive() throws IOException {
    try (Stream<Path> files = Files.list(BUILT)) {
      return files
          .filter(path -> path.getFileName().toString().endsWith(".tar.gz"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no archive in " + BUILT));
    }
  }

  private record Done(int exit, String out) {}

  private Done mapwright(String... arguments) throws Exception {
    return finished(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(home.resolve("mapwright").toString()), Stream.of(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", JAVA);
    Process process = builder.start();
    running = Stream.concat(running.stream(), Stream.of(process)).toList();
    return process;
  }

  private static Done run(List<String> command) throws Exception {
    Done done = finished(new ProcessBuilder(command).redirectErrorStream(true).start());
    assertThat(done.exit).as(done.out).isEqualTo(ExitCode.OK);
    return done;
  }

  private static Done finished(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Done(process.waitFor(), out);
  }

  /** What follows the words in the first line that has them. */
  private static String awaitLine(Process process, String words) throws IOException {
    StringBuilder said = new StringBuilder();
    var lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      int at = line.indexOf(words);
      if (at >= 0) {
        return line.substring(at + words.length());
      }
    }
    throw new AssertionError("no '" + words + "' in:\n" + said);
  }

  private static String get(String uri) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(uri)).header("authorization", "Bearer t").build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
