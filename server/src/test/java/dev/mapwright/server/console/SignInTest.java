package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.connect.Visitor;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, for how long, and what other sites cannot do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final String SIGN_IN = "/console/sign-in";

  @TempDir static Path folder;
  private ConsoleRig rig;

  @BeforeAll
  void open() {
    rig = new ConsoleRig(folder);
  }

  @AfterAll
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/accounts",
        "/console/accounts/good",
        "/console/connect",
        "/console/connectors",
        "/console/connectors/acme",
        "/console/playground?connector=acme",
        "/console/candidates",
        "/console/candidates?integrated_account_id=good",
        "/console/candidates/one?integrated_account_id=good&at=x",
      })
  void everyPageAsksAStrangerForAKeyAndShowsNothing(String page) {
    TestServer.Answer answer = rig.stranger().get(page);

    assertThat(answer.text()).contains("<h1>Sign in</h1>", "type=\"password\"");
    assertThat(answer.text()).doesNotContain("Acme", "refused", "form_token");
    assertThat(rig.vendor.asked).isEmpty();
  }

  @Test
  void noPageIsFramedKeptOrRunsAnythingOfOthers() {
    for (Visitor visitor : new Visitor[] {rig.stranger(), rig.operatorsBrowser()}) {
      TestServer.Answer page = visitor.get("/console/accounts");

      assertThat(page.header("content-security-policy"))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.header("cache-control")).isEqualTo("no-store");
      assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(page.header("referrer-policy")).isEqualTo("same-origin");
      assertThat(page.text()).doesNotContain("style=\"", "onclick", "src=\"http", "href=\"http");
    }
  }

  @Test
  void theSessionIsNoBusinessOfScriptsAndOtherSites() {
    TestServer.Answer in = rig.stranger().post(SIGN_IN, Map.of("key", TestServer.TOKEN));

    assertThat(in.header("set-cookie"))
        .startsWith("mapwright-console=")
        .contains("; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200")
        .doesNotContain(TestServer.TOKEN, "Secure");
    assertThat(in.header("location")).doesNotContain(TestServer.TOKEN);
  }

  @Test
  void behindTlsTheCookieIsKeptToIt(@TempDir Path other) {
    try (ConsoleRig behind = new ConsoleRig(other, URI.create("https://hire.example.com/x"))) {
      TestServer.Answer in = behind.stranger().post(SIGN_IN, Map.of("key", TestServer.TOKEN));

      assertThat(in.header("set-cookie"))
          .startsWith("__Host-mapwright-console=")
          .endsWith("; Secure");
      assertThat(
              behind
                  .stranger()
                  .post(
                      SIGN_IN,
                      Map.of("key", TestServer.TOKEN),
                      "origin",
                      "https://hire.example.com")
                  .status())
          .isEqualTo(303);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"planted-wrong", "", "mwk_0000000000000000000000000000000000000000000"})
  void aWrongKeyOpensNothingAndIsNotShownAgain(String key) {
    TestServer.Answer answer = rig.stranger().post(SIGN_IN, Map.of("key", key));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("set-cookie")).isEmpty();
    assertThat(answer.text()).contains("role=\"alert\"").doesNotContain("planted-wrong", "mwk_0");
  }

  @Test
  void theTokenOfAnAccountIsForItsRecordsAlone() {
    String token =
        String.valueOf(
            rig.operator(
                    "POST", "/integrated-account/token", "{\"integrated_account_id\": \"good\"}")
                .json()
                .get("integrated_account_token"));

    assertThat(rig.stranger().post(SIGN_IN, Map.of("key", token)).status()).isEqualTo(401);
  }

  @Test
  void aRevokedKeyEndsItsSessions() {
    Map<String, Object> key = rig.key("{\"name\": \"console\"}");
    Visitor visitor = rig.signedIn(String.valueOf(key.get("key")));
    assertThat(visitor.get("/console/accounts").text()).contains("good");

    rig.operator("DELETE", "/api-key/" + key.get("id"), "");

    assertThat(visitor.get("/console/accounts").text()).contains("<h1>Sign in</h1>");
  }

  @Test
  void aSessionEndsByItself() {
    Visitor idle = rig.operatorsBrowser();
    Visitor busy = rig.operatorsBrowser();
    for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
      assertThat(busy.get("/console/accounts").text()).as(minutes + " min").contains("good");
      rig.pass(Duration.ofMinutes(20));
    }

    assertThat(idle.get("/console/accounts").text()).contains("<h1>Sign in</h1>");
    assertThat(busy.get("/console/accounts").text()).contains("<h1>Sign in</h1>");
  }

  @Test
  void whoSignsOutCannotBeFollowed() {
    Visitor visitor = rig.operatorsBrowser();
    Map<String, String> copied = Map.copyOf(visitor.cookies());

    assertThat(ConsoleRig.send(visitor, "/console/sign-out", Map.of()).status()).isEqualTo(303);

    assertThat(visitor.cookies()).isEmpty();
    Visitor thief = rig.stranger();
    thief.cookies().putAll(copied);
    assertThat(thief.get("/console/accounts").text()).contains("<h1>Sign in</h1>");
  }

  @Test
  void whatIsAskedHereCountsForTheKey(@TempDir Path other) {
    RequestQuotas quotas =
        new RequestQuotas(
            new RequestQuota(3, Duration.ofHours(1)), new RequestQuota(5, Duration.ofHours(1)));
    ServerSettings settings = ServerSettings.builder().quotas(quotas).build();
    try (ConsoleRig bounded = new ConsoleRig(other, null, settings)) {
      Visitor visitor =
          bounded.signedIn(String.valueOf(bounded.key("{\"name\": \"few\"}").get("key")));
      for (int i = 0; i < 3; i++) {
        assertThat(visitor.get("/console/accounts").status()).isEqualTo(200);
      }

      TestServer.Answer fourth = visitor.get("/console/accounts");

      assertThat(fourth.status()).isEqualTo(429);
      assertThat(fourth.text()).contains("This key").doesNotContain("refused");
    }
  }

  @Test
  void aSessionOutlivesARestart(@TempDir Path kept) {
    Map<String, String> cookies;
    try (ConsoleRig before = new ConsoleRig(kept)) {
      cookies = Map.copyOf(before.operatorsBrowser().cookies());
    }
    try (ConsoleRig after = new ConsoleRig(kept)) {
      Visitor visitor = after.stranger();
      visitor.cookies().putAll(cookies);

      assertThat(visitor.get("/console/accounts").text()).contains("refused");
    }
  }

  @Test
  void anAlteredCookieIsNobodys() {
    Visitor visitor = rig.operatorsBrowser();
    String cookie = visitor.cookies().getOrDefault("mapwright-console", "");
    for (String forged :
        new String[] {"", "x", "AAAA", cookie.substring(1), cookie + "A", "%00", "\"" + cookie}) {
      visitor.cookies().put("mapwright-console", forged);

      assertThat(visitor.get("/console/accounts").text()).contains("<h1>Sign in</h1>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "accounts/good, ../console/accounts/good",
    "candidates?integrated_account_id=a%20b&at=x,"
        + " ../console/candidates?integrated_account_id=a%20b&at=x",
    "https://evil.example, ../console",
    "//evil.example, ../console",
    "/evil, ../console",
    "accounts//evil.example, ../console",
    "../docs, ../console",
    "accounts/../../docs, ../console",
    "\\evil.example, ../console",
    "javascript:alert(1), ../console",
    "'accounts\r\nx: y', ../console",
  })
  void afterwardsOneIsWhereOneWantedToBeAndNowhereElse(String page, String address) {
    TestServer.Answer in =
        rig.stranger().post(SIGN_IN, Map.of("key", TestServer.TOKEN, "page", page));

    assertThat(in.header("location")).isEqualTo(address);
  }

  @Test
  void thePageThatWasAskedForIsRemembered() {
    assertThat(rig.stranger().get("/console/accounts/good?x=%22%3E1").text())
        .contains("name=\"page\" value=\"accounts/good?x=%22%3E1\"");
  }

  /** Each form, as another site would send it through the browser of somebody who has signed in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/sign-out",
        "/console/accounts/good/test",
        "/console/accounts/good/link",
        "/console/connect",
        "/console/candidates?integrated_account_id=good",
        "/console/playground?connector=acme",
      })
  void otherSitesSendNoForms(String target) {
    Visitor visitor = rig.operatorsBrowser();
    String own = ConsoleRig.token(visitor.get("/console/accounts"));
    String others = ConsoleRig.token(rig.operatorsBrowser().get("/console/accounts"));

    assertThat(visitor.post(target, Map.of()).status()).isEqualTo(403);
    assertThat(visitor.post(target, Map.of("form_token", others)).status()).isEqualTo(403);
    Map<String, String> form = Map.of("form_token", own);
    assertThat(visitor.post(target, form, "sec-fetch-site", "cross-site").status()).isEqualTo(403);
    assertThat(visitor.post(target, form, "sec-fetch-site", "same-site").status()).isEqualTo(403);
    assertThat(visitor.post(target, form, "origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(visitor.post(target, form, "origin", "null").status()).isEqualTo(403);
    assertThat(visitor.get("/console/accounts").text()).contains("Sign out");
    assertThat(rig.vendor.asked).isEmpty();
  }

  @Test
  void otherSitesSignNobodyIn() {
    Map<String, String> form = Map.of("key", TestServer.TOKEN);
    assertThat(rig.stranger().post(SIGN_IN, form, "sec-fetch-site", "cross-site").status())
        .isEqualTo(403);
    assertThat(rig.stranger().post(SIGN_IN, form, "origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(rig.stranger().post(SIGN_IN, form, "origin", rig.origin()).status()).isEqualTo(303);
    assertThat(rig.stranger().post(SIGN_IN, form, "sec-fetch-site", "same-origin").status())
        .isEqualTo(303);
  }

  @Test
  void aFormOfASessionThatIsOverLeadsToSigningIn() {
    TestServer.Answer answer = rig.stranger().post("/console/accounts/good/test", Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("signed out in the meantime");
  }

  @Test
  void browsersGetTheConsoleAndProgramsTheDocuments() {
    TestServer.Answer browser =
        rig.http.send("GET", "/", Map.of("accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    TestServer.Answer program = rig.http.send("GET", "/", Map.of("accept", "*/*"));

    assertThat(browser.header("location")).isEqualTo("./console");
    assertThat(program.header("location")).isEqualTo("./docs");
    assertThat(program.header("vary")).isEqualTo("Accept");
  }
}
