package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --overlays}, as a whole command before a vendor on loopback. */
@Timeout(120)
class ServeOverlaysTest {
  private static final String CONNECTOR =
      """
      language: 2
      connector: acme
      label: Acme
      account: {key: {title: Key, secret: true}}
      base_url: https://api.acme.example
      auth: {headers: {x-key: "{{ $account.key }}"}}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people, pagination: none}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id, title: job, company: firm}
      """;

  private static final String OVERLAY =
      """
      language: 2
      overlay: acme
      resources:
        candidates:
          map: {title: null, company: $uppercase(firm), custom_fields: {desk: desk}}
          list: {query: {with: desk}}
      """;

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer vendor;

  @BeforeEach
  void vendor() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/people",
        exchange -> {
          asked.add(String.valueOf(exchange.getRequestURI()));
          byte[] body =
              "{\"people\": [{\"id\": \"7\", \"job\": \"miller\", \"firm\": \"mill\", \"desk\": 3}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    vendor.start();
    Files.writeString(
        Files.createDirectory(folder.resolve("connectors")).resolve("acme.yaml"), CONNECTOR);
    Files.createDirectory(folder.resolve("overlays"));
    Files.writeString(
        folder.resolve("accounts.yaml"),
        "accounts: [{id: one, connector: acme, credentials: {key: k}}]\n");
  }

  @AfterEach
  void stop() {
    vendor.stop(0);
  }

  private String[] arguments(String overlays) {
    return new String[] {
      "serve",
      "--port=0",
      "--token=t",
      "--accounts=" + folder.resolve("accounts.yaml"),
      "--data=" + folder.resolve("data"),
      "--connectors=" + folder.resolve("connectors"),
      "--overlays=" + folder.resolve(overlays),
      "--upstream=https://api.acme.example=http://127.0.0.1:" + vendor.getAddress().getPort()
    };
  }

  private static String get(String uri) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(uri)).header("authorization", "Bearer t").build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void aFileIsLaidOverItsConnector() throws Exception {
    Files.writeString(folder.resolve("overlays/acme.yaml"), OVERLAY);
    try (BackgroundCommand serve = BackgroundCommand.start(arguments("overlays"))) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");
      String list = server + "/unified/ats/candidates?integrated_account_id=one";

      assertThat(get(list))
          .contains("\"id\":\"7\"", "\"company\":\"MILL\"", "\"custom_fields\":{\"desk\":3}")
          .contains("\"title\":null");
      assertThat(asked).containsExactly("/people?with=desk");
      assertThat(get(list + "&explain=true")).contains("\"company\":\"installation\"");
    }
  }

  @Test
  void aMistakeInAFileIsToldAndTheServerDoesNotStart() throws Exception {
    Path file = folder.resolve("overlays/acme.yaml");
    Files.writeString(file, OVERLAY.replace("company:", "compny:"));

    CommandRun run = CommandRun.of(arguments("overlays"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains(file + ":5:", "compny", "company", "The overlays have problems.")
        .doesNotContain("Exception");
  }

  @Test
  void aFileOfNoConnectorIsTold() throws Exception {
    Files.writeString(folder.resolve("overlays/acne.yaml"), OVERLAY);

    CommandRun run = CommandRun.of(arguments("overlays"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("acne", "acme");
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    CommandRun run = CommandRun.of(arguments("nowhere"));

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("There is no folder " + folder.resolve("nowhere"));
  }
}
