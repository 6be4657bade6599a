package dev.mapwright.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told of vendors and of accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorsAndAccountsTest {
  private final TestServer server = AcmeDescription.serve(CannedApi.answering(List.of(), null));

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aVendorsPageComesAsMarkdown() {
    var answer = server.get("/unified/meta/ats/acme?format=md");

    assertThat(answer.header("content-type")).isEqualTo("text/markdown; charset=utf-8");
    assertThat(answer.text())
        .startsWith("# Acme \\<b\\>: ats\n\n")
        .contains("| Region | `region` | Where you \\<log\\> in: a\\|b One of eu, us. | no: eu |\n")
        .contains("| Key | `key` |  | yes |\n")
        .contains("| `emails.email` | The candidate's email | `$`, `address` |\n")
        .contains("| `applications.job.id` | eq |\n")
        .contains("| `emails.email` | eq (may miss matches: where approximation is allowed) |\n");
  }

  @Test
  void aVendorsPageComesAsHtmlThatAsksNobody() {
    var answer = server.get("/unified/meta/ats/acme?format=html&environment_id=1");

    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
    assertThat(answer.text())
        .contains("<h1>Acme &lt;b&gt;: ats</h1>")
        .contains("<td>Where you &lt;log&gt; in: a|b One of eu, us.</td>")
        .contains("<td><code>$</code>, <code>address</code></td>")
        .doesNotContain("<script", "src=", "<b>");
  }

  @Test
  void aVendorsPageComesAsJson() {
    Map<String, Object> page = server.get("/unified/meta/ats/acme").json();

    assertThat(page.get("instructions"))
        .asString()
        .startsWith("# Acme")
        .contains(
            "| list, filtered by applications.job.id | `GET /jobs/{{ $where.applications.job.id"
                + " }}/people` | pages by number, `page`; at most 50 records each |",
            "| `$kinds` | `GET /kinds` | as a whole, kept for 10m |")
        .doesNotContain("## Remarks");
    assertThat(page.get("resources"))
        .hasToString(
            "[{resource=candidates, methods=[list, get], fields=[id, name, title, emails.email,"
                + " emails.type, tags.id, tags.name, created_at], native_filters={id=[eq, in],"
                + " applications.job.id=[eq], created_at=[gt, gte, lt, lte]}}]");
  }

  @Test
  void capabilitiesOfAVendorSayHowToConnect() {
    Map<String, Object> all = server.get("/integration/acme/capabilities").json();

    assertThat(all.keySet())
        .containsExactly("integration", "proxy", "unified", "auth", "ai_readiness", "account");
    assertThat(all.get("auth"))
        .hasToString(
            "{formats=[api_key], fields=[{name=region, label=Region, help_text=Where you <log> in:"
                + " a|b, type=single_select, required=false, default=eu, options=[eu, us]},"
                + " {name=key, label=Key, help_text=null, type=password, required=true}]}");
  }

  @Test
  void capabilitiesAreNarrowedDown() {
    assertThat(unified("")).contains("method=list", "method=get");
    assertThat(unified("?methods=get")).contains("method=get").doesNotContain("method=list");
    assertThat(unified("?resource=jobs")).isEqualTo("[]");
    assertThat(unified("?type=proxy")).isEqualTo("[]");
    assertThat(unified("?has_description=false")).isEqualTo("[]");
    assertThat(server.get("/integration/acme/capabilities?methods=create").status()).isEqualTo(400);
    assertThat(server.get("/integration/acne/capabilities").status()).isEqualTo(404);
  }

  @Test
  void anAccountIsShownWithoutItsSecrets() {
    assertThat(server.get("/integrated-account/acme-us").text())
        .isEqualTo(
            "{\"id\":\"acme-us\",\"integration\":{\"name\":\"acme\",\"label\":\"Acme <b>\","
                + "\"documentation_link\":\"https://acme.example/api\"},\"tenant_id\":null,"
                + "\"environment\":null,\"status\":\"active\",\"status_reason\":null,"
                + "\"authentication_method\":\"api_key\",\"context\":{\"region\":\"us\"},"
                + "\"secrets_set\":[\"key\"],\"managed_by\":\"file\",\"created_at\":null,"
                + "\"updated_at\":null}");
    for (String path :
        List.of(
            "/integrated-account",
            "/integrated-account/me?integrated_account_id=acme-eu",
            "/integrated-account/acme-eu/capabilities")) {
      assertThat(server.get(path).text()).contains("acme-eu").doesNotContain("hidden-key");
    }
    assertThat(server.get("/integrated-account/acme").status()).isEqualTo(404);
  }

  @Test
  void accountsComeInPages() {
    Map<String, Object> first = server.get("/integrated-account?limit=1&next_cursor=").json();
    String cursor = String.valueOf(first.get("next_cursor"));
    Map<String, Object> second =
        server.get("/integrated-account?limit=1&next_cursor=" + cursor).json();

    assertThat(Json.write(first))
        .contains("acme-eu")
        .doesNotContain("acme-us")
        .contains("\"limit\":1");
    assertThat(Json.write(second))
        .contains("acme-us", "\"next_cursor\":null")
        .doesNotContain("acme-eu");
    assertThat(server.get("/integrated-account?next_cursor=%21").status()).isEqualTo(400);
    assertThat(server.get("/integrated-account?integration.name=other").json())
        .containsEntry("result", List.of());
  }

  @Test
  void theTokenIsAskedForAndIsNoAccounts() {
    assertThat(server.send("GET", "/integrated-account", Map.of()).status()).isEqualTo(401);
    assertThat(server.get("/integrated-account/me").status()).isEqualTo(400);
    assertThat(server.send("POST", "/integrated-account", bearer()).status()).isEqualTo(405);
  }

  private String unified(String query) {
    return String.valueOf(
        server.get("/integration/acme/capabilities" + query).json().get("unified"));
  }

  private static Map<String, String> bearer() {
    return Map.of("authorization", "Bearer " + TestServer.TOKEN);
  }
}
