package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.fixtures.certificate.SelfSigned;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ServeTest {
  private static final Path LEVER =
      Path.of(System.getProperty("mapwright.root"), "connectors", "lever.yaml");

  private static final String LAID =
      "language: 2\noverlay: lever\nresources:\n  candidates:\n    map:\n      ";

  @TempDir private Path folder;

  @Test
  void servesTheAccountsOfAFileUntilItIsStopped() throws Exception {
    Path accounts = write("accounts: []\n");

    try (BackgroundCommand serve =
        BackgroundCommand.start(
            "serve",
            "--port",
            "0",
            "--accounts",
            accounts.toString(),
            "--token",
            "t",
            "--data",
            data())) {
      String origin = serve.awaitOutput("Listening on (http://\\S+)");

      assertThat(get(origin + "/ping", "t")).isEqualTo(200);
      assertThat(get(origin + "/unified/ats/candidates?integrated_account_id=x", "wrong"))
          .isEqualTo(401);
      assertThat(get(origin + "/unified/ats/candidates?integrated_account_id=x", "t"))
          .isEqualTo(404);
      assertThat(serve.stop()).isZero();
    }
  }

  @Test
  void withoutATokenOneIsMadeAndShownOnce() throws Exception {
    Path accounts = write("accounts: []\n");

    try (BackgroundCommand serve =
        BackgroundCommand.start(
            "serve", "--port", "0", "--accounts", accounts.toString(), "--data", data())) {
      String token = serve.awaitOutput("API token, shown only now: (\\S+)");
      String origin = serve.awaitOutput("Listening on (http://\\S+)");

      assertThat(get(origin + "/unified/ats/candidates?integrated_account_id=x", token))
          .isEqualTo(404);
    }
  }

  @Test
  void whatIsWrongWithTheAccountsIsTold() throws IOException {
    Path accounts = write("accounts:\n  - {id: a, connector: no-such, credentials: {}}\n");

    CommandRun run = CommandRun.of("serve", "--port", "0", "--accounts", accounts.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains(accounts + ":2:24: There is no usable connector 'no-such'. Allowed: ");
  }

  @Test
  void aMissingFileOfAccountsIsTold() {
    CommandRun run = CommandRun.of("serve", "--accounts", "no-such.yaml");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).startsWith("There is no file no-such.yaml. Write one ");
  }

  @Test
  void aFolderInPlaceOfTheFileIsTold(@TempDir Path place) {
    assertThat(CommandRun.of("serve", "--accounts", place.toString()))
        .isEqualTo(new CommandRun(3, "", place + " is a folder; --accounts wants the file.\n"));
  }

  @Test
  void aTakenPortIsTold() throws IOException {
    Path accounts = write("accounts: []\n");
    try (ServerSocket taken = new ServerSocket(0)) {
      CommandRun run =
          CommandRun.of(
              "serve",
              "--host",
              "0.0.0.0",
              "--port",
              String.valueOf(taken.getLocalPort()),
              "--accounts",
              accounts.toString(),
              "--token",
              "t",
              "--data",
              data());

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err()).contains("the port is taken").doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "80a", "99999999999"})
  void aPortThatIsNoneIsAUsageError(String port) {
    for (String command : List.of("serve", "demo")) {
      CommandRun run = CommandRun.of(command, "--port=" + port);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains("'" + port + "' is no port; expected a number from 0 (any free one) to 65535");
    }
  }

  @Test
  void aSizeOfFilesThatIsNoneIsAUsageError() throws IOException {
    Path accounts = write("accounts: []\n");

    CommandRun run =
        CommandRun.of("serve", "--accounts", accounts.toString(), "--max-file-size", "0");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--max-file-size is a number of MiB from 1 to 1048576, not 0");
  }

  /** Neither a token nor a folder is made by a command that does nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"--trace-ratio=3", "--vendor-proxy=ftp://x", "--public-url=here"})
  void aWrongOptionMakesNothing(String option) throws IOException {
    Path accounts = write("accounts: []\n");

    CommandRun run =
        CommandRun.of(
            "serve",
            "--port",
            "0",
            "--accounts",
            accounts.toString(),
            "--data",
            data(),
            "--trace-endpoint",
            "http://127.0.0.1:9",
            option);

    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(Path.of(data())).doesNotExist();
  }

  @Test
  void anUpstreamThatIsNoOriginIsAUsageError() {
    CommandRun run =
        CommandRun.of("serve", "--upstream", "https://api.acme.example=http://127.0.0.1/path");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'http://127.0.0.1/path' is no origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example.com",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://*.example.com",
        "https://me@app.example.com",
        "ftp://app.example.com",
        "null",
        ""
      })
  void anOriginThatNoBrowserSendsIsAUsageError(String origin) {
    CommandRun run = CommandRun.of("serve", "--cors-origin=" + origin);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("'" + origin + "' is no origin of a page")
        .contains("such as https://app.example.com");
  }

  @Test
  void pagesOfTheOriginsNamedMayAsk() throws Exception {
    Path accounts = write("accounts: []\n");

    try (BackgroundCommand serve =
            BackgroundCommand.start(
                "serve",
                "--port",
                "0",
                "--accounts",
                accounts.toString(),
                "--data",
                data(),
                "--cors-origin",
                "https://App.example.com:443",
                "--cors-origin=http://localhost:3000");
        HttpClient client = HttpClient.newHttpClient()) {
      String origin = serve.awaitOutput("Listening on (http://\\S+)");
      for (String page : List.of("https://app.example.com", "http://localhost:3000")) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(origin + "/ping")).header("origin", page).build();

        assertThat(
                client
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("access-control-allow-origin"))
            .hasValue(page);
      }
    }
  }

  /** What is wrong is told, and counts for nothing. */
  @Test
  void connectorsAndOverlaysAreReadAnewWhenTheyChange() throws Exception {
    Path accounts = write("accounts: [{id: one, connector: lever, credentials: {api_key: k}}]\n");
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    Path overlays = Files.createDirectory(folder.resolve("overlays"));
    Path lever = connectors.resolve("lever.yaml");
    String before = Files.readString(LEVER);
    Files.writeString(lever, before);
    try (BackgroundCommand serve =
        BackgroundCommand.start(
            "serve",
            "--port",
            "0",
            "--token",
            "t",
            "--accounts",
            accounts.toString(),
            "--data",
            data(),
            "--connectors",
            connectors.toString(),
            "--overlays",
            overlays.toString())) {
      String origin = serve.awaitOutput("Listening on (http://\\S+)");
      String vendor = origin + "/unified/meta/ats/lever";
      String call = origin + "/unified/ats/candidates?integrated_account_id=one&explain=true";
      assertThat(body(vendor)).contains("Lever");

      Files.writeString(lever, "name: broken");
      serve.awaitError("(The connector lever stays as it was)");
      assertThat(body(vendor)).contains("Lever");

      Files.writeString(lever, before.replaceFirst("(?m)^label: .*$", "label: Another Name"));
      Files.writeString(overlays.resolve("lever.yaml"), LAID + "title: {value: laid over}\n");
      awaitBody(vendor, "Another Name");
      awaitBody(call, "\"overlays\":{\"title\":");

      Files.writeString(overlays.resolve("lever.yaml"), LAID + "titel: {value: x}\n");
      serve.awaitError("(The overlays have problems; all connectors stay as they were)");
      assertThat(body(call)).contains("\"overlays\":{\"title\":");
    }
  }

  private static void awaitBody(String uri, String words) throws Exception {
    for (int i = 0; i < 500 && !body(uri).contains(words); i++) {
      Thread.sleep(20);
    }
    assertThat(body(uri)).contains(words);
  }

  private static String body(String uri) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(uri)).header("authorization", "Bearer t").build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void speaksTlsByTheFilesNamedAndReadsThemAnew() throws Exception {
    Path accounts = write("accounts: []\n");
    SelfSigned first = SelfSigned.make(folder, "first", "EC", 90);
    SelfSigned second = SelfSigned.make(folder, "second", "RSA", 90);
    try (BackgroundCommand serve =
        BackgroundCommand.start(
            "serve",
            "--port",
            "0",
            "--accounts",
            accounts.toString(),
            "--data",
            data(),
            "--tls-certificate",
            first.chain().toString(),
            "--tls-key",
            first.key().toString())) {
      URI ready = URI.create(serve.awaitOutput("Listening on (https://\\S+)") + "/health/ready");
      assertThat(ask(ready, first)).isEqualTo(200);

      Files.copy(second.chain(), first.chain(), StandardCopyOption.REPLACE_EXISTING);
      serve.awaitError("(is not that of|cannot be read as one of the certificate's kind)");
      assertThat(ask(ready, first)).isEqualTo(200);

      Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
      serve.awaitError("(counts for new connections)");
      assertThat(ask(ready, second)).isEqualTo(200);
    }
  }

  @Test
  void tlsWithoutAKeyOrWithAWrongOneIsTold() throws Exception {
    Path accounts = write("accounts: []\n");
    SelfSigned one = SelfSigned.make(folder, "one", "EC", 90);
    String chain = one.chain().toString();

    CommandRun half =
        CommandRun.of("serve", "--accounts", accounts.toString(), "--tls-certificate", chain);
    CommandRun wrong =
        CommandRun.of(
            "serve",
            "--accounts",
            accounts.toString(),
            "--tls-certificate",
            chain,
            "--tls-key",
            chain);

    assertThat(half.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(half.err()).contains("--tls-certificate and --tls-key are given together");
    assertThat(wrong.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(wrong.err()).contains("holds no private key in PEM");
  }

  /** Over a connection of its own. */
  private static int ask(URI uri, SelfSigned trusted) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(SelfSigned.trusting(trusted)).build()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void whatItMustRememberLiesInAFolderThatIsClosedWhenItStops() throws Exception {
    Path accounts = write("accounts: []\n");
    for (int time = 0; time < 2; time++) {
      try (BackgroundCommand serve =
          BackgroundCommand.start(
              "serve", "--port", "0", "--accounts", accounts.toString(), "--data", data())) {
        serve.awaitOutput("Listening on (http://\\S+)");
        assertThat(serve.stop()).isZero();
      }
      assertThat(Path.of(data())).isDirectoryContaining("glob:**/mapwright.mv.db");
      try (Store store = Store.open(StoreLocation.in(Path.of(data())))) {
        store.awaitOpen();
      }
    }
  }

  @Test
  void aFolderThatCanNotBeUsedIsTold() throws IOException {
    Path accounts = write("accounts: []\n");
    String inAFile = accounts.resolve("data").toString();

    CommandRun run =
        CommandRun.of("serve", "--port", "0", "--accounts", accounts.toString(), "--data", inAFile);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("The database in " + inAFile + " cannot be opened: ")
        .doesNotContain("Exception");
  }

  @Test
  void aDatabaseThatIsNoneIsAUsageErrorWithoutItsPassword() throws IOException {
    Path accounts = write("accounts: []\n");

    CommandRun run =
        CommandRun.of(
            "serve",
            "--accounts",
            accounts.toString(),
            "--database-url",
            "mysql://me:s3cret@localhost/db");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--database-url is no URL of a PostgreSQL database: expected postgresql://")
        .doesNotContain("s3cret");
  }

  @Test
  void aDatabaseThatIsAwayIsTold() throws IOException {
    Path accounts = write("accounts: []\n");
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    CommandRun run =
        CommandRun.of(
            "serve",
            "--port",
            "0",
            "--accounts",
            accounts.toString(),
            "--database-url",
            "postgresql://me:s3cret@localhost:" + free + "/ats");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("The database at localhost:" + free + "/ats cannot be opened: nothing answers")
        .doesNotContain("s3cret", "Exception");
  }

  @Test
  void aKeyThatIsNotTheDatabasesIsToldAndNothingIsOverwritten() throws Exception {
    Path accounts = write("accounts: []\n");
    List<String> command =
        List.of("serve", "--port", "0", "--accounts", accounts.toString(), "--data", data());
    try (BackgroundCommand serve = BackgroundCommand.start(command.toArray(String[]::new))) {
      serve.awaitOutput("Listening on (http://\\S+)");
      assertThat(serve.stop()).isZero();
    }
    Path key = Path.of(data(), "sealing.key");
    byte[] right = Files.readAllBytes(key);
    byte[] other = new byte[32];
    new SecureRandom().nextBytes(other);
    String wrong = Base64.getEncoder().encodeToString(other);
    Files.writeString(key, wrong);

    CommandRun run = CommandRun.of(command.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("has secrets that are sealed by the key ", "which is not in " + key)
        .doesNotContain(wrong, "Exception");
    assertThat(key).hasContent(wrong);
    Files.write(key, right);
    try (BackgroundCommand serve = BackgroundCommand.start(command.toArray(String[]::new))) {
      serve.awaitOutput("Listening on (http://\\S+)");
      assertThat(serve.stop()).isZero();
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("accounts.yaml"), text);
  }

  private static int get(String url, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("authorization", "Bearer " + token)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
