package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code link}, with a server that runs and all vendors of Mapwright. */
@Timeout(120)
class LinkCommandTest {
  @TempDir private Path folder;

  @Test
  void aLinkLeadsToAPageWithAllVendorsOrWithThoseNamed() throws Exception {
    Path accounts =
        Files.writeString(
            folder.resolve("accounts.yaml"),
            "accounts: []\napps: {zoho-recruit: {client_id: a, client_secret: b}}\n");
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
                folder.resolve("data").toString());
        HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      String server = serve.awaitOutput("Listening on (http://\\S+)");

      CommandRun all = CommandRun.of("link", "create", "--server", server, "--token", "t");
      assertThat(all.exit()).as(all.err()).isZero();
      assertThat(all.out()).startsWith(server + "/connect?link_token=mwl_");
      assertThat(all.err()).contains("Connects the account ", ", once, until ");
      assertThat(page(browser, all.out()).split("<li>", -1)).as("25 tiles").hasSize(26);

      CommandRun one =
          CommandRun.of(
              "link", "create", "--vendor", "zoho-recruit", "--server", server, "--token", "t");
      assertThat(page(browser, one.out()))
          .contains("Continue to Zoho Recruit", "Data centre")
          .doesNotContain("Client secret", "Refresh token");

      CommandRun wrong =
          CommandRun.of("link", "create", "--vendor", "levre", "--server", server, "--token", "t");
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.err()).contains("Did you mean 'lever'?");
      assertThat(serve.stop()).isZero();
    }
  }

  private static String page(HttpClient browser, String url) throws Exception {
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(url.strip())).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aPublicUrlThatIsNoneIsAUsageError() throws Exception {
    Path accounts = Files.writeString(folder.resolve("accounts.yaml"), "accounts: []\n");

    CommandRun run =
        CommandRun.of(
            "serve",
            "--accounts",
            accounts.toString(),
            "--public-url",
            "connect.example.com",
            "--data",
            folder.resolve("data").toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'connect.example.com' is none");
  }
}
