package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve --key-limit} and {@code --account-limit}, as a whole command. */
@Timeout(120)
class ServeLimitsTest {
  private static final String ACCOUNT = "/integrated-account/me?integrated_account_id=one";

  @TempDir private Path folder;

  private BackgroundCommand serve(String... more) throws Exception {
    Path accounts =
        Files.writeString(
            folder.resolve("accounts.yaml"),
            "accounts: [{id: one, connector: lever, credentials: {api_key: k}}]\n");
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--token", "t"));
    arguments.addAll(List.of("--accounts", accounts.toString()));
    arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    arguments.addAll(Arrays.asList(more));
    return BackgroundCommand.start(arguments.toArray(String[]::new));
  }

  private static HttpResponse<String> get(String server, String path, String token)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server + path))
              .header("authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String key(String server) {
    return CommandRun.of("key", "create", "reports", "--server", server, "--token", "t")
        .out()
        .strip();
  }

  @Test
  void aKeyAndAnAccountAreBounded() throws Exception {
    try (BackgroundCommand serve = serve("--key-limit", "5/600s", "--account-limit", "2/600s")) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");
      String key = key(server);
      for (int i = 0; i < 2; i++) {
        assertThat(get(server, ACCOUNT, key).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> account = get(server, ACCOUNT, key);
      assertThat(account.statusCode()).isEqualTo(429);
      assertThat(account.body()).contains("'one' may make 2 requests in 600.0 s");
      assertThat(account.headers().firstValue("retry-after")).get().asString().matches("[0-9]+");

      for (int i = 0; i < 2; i++) {
        assertThat(get(server, "/integrated-account", key).statusCode()).isEqualTo(200);
      }
      assertThat(get(server, "/integrated-account", key).body())
          .contains("This key may make 5 requests in 600.0 s");
      assertThat(get(server, "/integrated-account", "t").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void noneIsAnyNumber() throws Exception {
    try (BackgroundCommand serve = serve("--key-limit", "none", "--account-limit", "none")) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");
      String key = key(server);
      for (int i = 0; i < 50; i++) {
        assertThat(get(server, ACCOUNT, key).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void thereAreLimitsUnlessItIsSaidOtherwise() {
    assertThat(CommandRun.in(Map.of(), "serve", "--print-config").out())
        .contains("key-limit", "5000/10s", "account-limit", "20000/10s");
    assertThat(
            CommandRun.in(Map.of("MAPWRIGHT_KEY_LIMIT", "none"), "serve", "--print-config").out())
        .containsPattern("key-limit\\W+none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/10s", "5", "5/0s", "-1/10s", "unlimited", "5/10m"})
  void whatIsNoLimitIsAUsageError(String text) {
    CommandRun run = CommandRun.of("serve", "--key-limit=" + text);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("'" + text + "' is no number of requests in a time, such as 500/10s, nor 'none'")
        .doesNotContain("Exception");
  }
}
