package dev.mapwright.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ContentCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor.Refusal;
import dev.mapwright.engine.vendor.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who asks for it is shown what went to the vendor and came back, and no secret in it. */
class VendorExchangesTest {
  private static final String SECRET = "s3cret0fthisaccount";
  private static final String TOKEN = "t0ken-that-came-by-a-login";

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          account: {key: {title: Key, help: The key., secret: true}}
          auth:
            token: {request: POST /login, json: {key: "{{ $account.key }}"}}
            headers: {x-token: "{{ $token.access_token }}"}
          """,
          """
          list:
            request: GET /people
            query: {k: "{{ $account.key }}", q: open}
            records: people
            limits: {backoff: 1ms}
          pagination: none
          get: {request: "GET /people/{{ $id }}"}
          content: {authenticated: true}
          map:
            id: id
            name: name
            attachments: {each: files, map: {id: id, file_name: name, file_url: url}}
          """);

  private final Account account =
      new Account("a", rig.account("a").connector(), Map.of("key", SECRET));

  private final Shown shown = new Shown(1_000);

  /** Remembers. */
  private record Shown(int bodyCharacters, Queue<VendorExchange> all)
      implements Watch, ExchangeListener {
    Shown(int bodyCharacters) {
      this(bodyCharacters, new ConcurrentLinkedQueue<>());
    }

    @Override
    public String id() {
      return "r-1";
    }

    @Override
    public void see(EngineEvent event) {}

    @Override
    public void see(VendorExchange exchange) {
      all.add(exchange);
    }

    @Override
    public ExchangeListener exchanges() {
      return this;
    }

    VendorExchange of(String endpoint) {
      return all.stream().filter(e -> e.endpoint().equals(endpoint)).findFirst().orElseThrow();
    }
  }

  private void login() {
    rig.vendor.at("/v1/login", _ -> Map.of("access_token", TOKEN, "expires_in", 600));
  }

  private void list(Watch watch) {
    Watched.by(watch, () -> rig.engine.list(ListCall.of(account, "candidates", 10)));
  }

  private static VendorExchange.Answer answer(VendorExchange exchange) {
    VendorExchange.@Nullable Answer answer = exchange.answer();
    return Objects.requireNonNull(answer);
  }

  @Test
  void aRequestAndItsAnswerAreShownAsTheyWereButForSecrets() {
    login();
    rig.vendor.at(
        "/v1/people",
        _ ->
            Said.json(
                    "{\"people\": [{\"id\": 1, \"name\": \"Ada\", \"echo\": \"%s\"}]}"
                        .formatted(SECRET))
                .with("X-Page", "1 of 1")
                .with("Set-Cookie", "session=abcdef123456"));

    list(shown);

    VendorExchange list = shown.of("candidates.list");
    assertThat(list.attempt()).isEqualTo(1);
    assertThat(list.outcome()).isEqualTo("ok");
    assertThat(list.took()).isPositive();
    assertThat(list.request().method()).isEqualTo("GET");
    assertThat(list.request().url()).isEqualTo("https://api.acme.example/v1/people?k=***&q=open");
    assertThat(list.request().headers()).contains(Map.entry("x-token", "***"));
    assertThat(answer(list).status()).isEqualTo(200);
    assertThat(answer(list).headers())
        .containsEntry("x-page", "1 of 1")
        .containsEntry("set-cookie", "***");
    assertThat(answer(list).body().text())
        .isEqualTo("{\"people\": [{\"id\": 1, \"name\": \"Ada\", \"echo\": \"***\"}]}");
    assertThat(answer(list).body().isCut()).isFalse();
    assertThat(shown.all().toString()).doesNotContain(SECRET, TOKEN);
  }

  @Test
  void aLoginIsShownWithoutTheTokenThatCame() {
    login();
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of()));

    list(shown);

    VendorExchange login = shown.all().iterator().next();
    assertThat(login.request().url()).endsWith("/v1/login");
    assertThat(login.request().body().text()).isEqualTo("{\"key\":\"***\"}");
    assertThat(answer(login).body().text()).contains("\"access_token\":\"***\"", "600");
  }

  @Test
  void whatMayBeATokenIsNotShownEither() {
    rig.vendor.at("/v1/login", _ -> Map.of("acces_token", TOKEN));

    assertThatThrownBy(() -> list(shown)).isInstanceOf(EngineException.class);

    assertThat(shown.all().toString()).contains("acces_token").doesNotContain(TOKEN);
  }

  @Test
  void eachAttemptIsShown() {
    login();
    rig.vendor.at("/v1/people", _ -> new Refusal(503, Map.of("error", "no " + TOKEN)));

    assertThatThrownBy(() -> list(shown)).isInstanceOf(EngineException.class);

    assertThat(shown.all().stream().filter(e -> e.endpoint().equals("candidates.list")))
        .extracting(e -> e.attempt() + " " + e.outcome() + " " + answer(e).body().text())
        .startsWith("1 unavailable {\"error\":\"no ***\"}", "2 unavailable {\"error\":\"no ***\"}");
  }

  @Test
  void aBodyIsCutWhereTheListenerWantsNoMoreAndNeverWithinASecret() {
    login();
    String begin = "{\"people\": [{\"id\": 1, \"name\": \"";
    rig.vendor.at("/v1/people", _ -> Said.json(begin + SECRET + "x".repeat(90_000) + "\"}]}"));

    for (int most = begin.length(); most < begin.length() + SECRET.length(); most++) {
      Shown few = new Shown(most);
      list(few);

      VendorExchange.Body body = answer(few.of("candidates.list")).body();
      assertThat(body.text()).isEqualTo(begin);
      assertThat(body.isCut()).isTrue();
      assertThat(body.bytes()).isGreaterThan(90_000);
    }
  }

  @Test
  void ofAFileTheHeadIsShownAndWhereItCameFrom() {
    login();
    Map<String, String> file =
        Map.of("id", "f", "name", "cv.pdf", "url", "https://api.acme.example/v1/files/f");
    rig.vendor
        .at("/v1/people/1", _ -> Map.of("id", "1", "files", List.of(file)))
        .at(
            "/v1/files/f",
            _ -> Said.text("").as(302).with("Location", "https://files.example/there"));
    rig.files.at("/there", _ -> Said.text("bytes").with("Content-Type", "application/pdf"));

    Watched.by(
        shown,
        () -> {
          rig.engine
              .content(
                  new ContentCall(account, "candidates", "1", "f", 1 << 20, CallOptions.DEFAULT))
              .close();
          return null;
        });

    assertThat(
            shown.all().stream()
                .skip(2)
                .map(e -> e.request().url() + " " + answer(e).status() + " " + e.outcome()))
        .containsExactly(
            "https://api.acme.example/v1/files/f 302 redirected",
            "https://files.example/there 200 ok");
    assertThat(shown.all().stream().skip(2).map(e -> answer(e).body().text())).containsOnly("");
  }

  @Test
  void whereNobodyAsksNothingIsMade() {
    login();
    rig.vendor.at("/v1/people", _ -> Map.of("people", List.of()));

    Watched.by(
        new Watch() {
          @Override
          public String id() {
            return "r-2";
          }

          @Override
          public void see(EngineEvent event) {}
        },
        () -> {
          assertThat(Watched.exchanges()).isNull();
          return rig.engine.list(ListCall.of(account, "candidates", 10));
        });
  }
}
