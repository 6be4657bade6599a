package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.VendorEndpoints;
import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a vendor makes of what it was sent, nobody gets to see it again. */
class SecretsDoNotComeBackTest {
  private static final String SECRET = "kéy/\"s3cr&t\"+=";

  private static final List<UnaryOperator<String>> FORMS =
      List.of(
          text -> text,
          text -> text.toUpperCase(Locale.ROOT),
          text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
          text -> URLEncoder.encode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
          SecretsDoNotComeBackTest::base64,
          text -> text.replace("&", "&amp;").replace("\"", "&quot;"),
          SecretsDoNotComeBackTest::json,
          text -> json(json(text)).replace("/", "\\/"),
          text -> each(text, c -> "\\u%04X".formatted(c)),
          text -> each(text, c -> "&#" + c + ";"),
          text -> each(text, c -> "&#x%x;".formatted(c)),
          text -> bytes(text, b -> "%%%02X".formatted(b)),
          text -> bytes(text, b -> "\\x%02x".formatted(b)),
          text -> bytes(text, "%02X"::formatted),
          text -> bytes(text, "%02x:"::formatted),
          text -> percent(percent(text)),
          text -> percent(text).replace("+", "%20"),
          text -> percent(base64(text) + "=="),
          text -> base64Url(text).toLowerCase(Locale.ROOT),
          text -> base64("{\"headers\": {\"apikey\": \"" + text + "\", \"accept\": \"*/*\"}}"),
          text -> base64("1" + text + "23"),
          text -> base64Url("12" + text),
          text -> base64("x".repeat(50) + text).replaceAll("(.{60})", "$1\r\n"));

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 422, 500})
  void notInMessageBodyOrHeaders(int status) {
    for (UnaryOperator<String> form : FORMS) {
      Said said =
          Said.json(Json.write(Map.of("error", "no: " + form.apply(SECRET), form.apply(SECRET), 1)))
              .as(status)
              .with("X-Request-Id", "r-" + base64(SECRET));
      try (Conversation conversation = new Conversation(_ -> said)) {
        Account account =
            AcmeVendor.at(conversation.vendor().origin())
                .secret("key", SECRET)
                .authQuery("apikey", "{{ $account.key }}")
                .account();

        String told = told(conversation, account, request("GET /c").message("error"));

        assertThat(told).contains("no: ").contains("***").contains("r-***");
        assertThat(told).doesNotContainIgnoringCase("s3cr").doesNotContain(base64(SECRET));
        for (int before = 0; before < 3; before++) {
          String amidst = base64("x".repeat(before) + SECRET).substring(before + 1, 12);
          assertThat(told).doesNotContainIgnoringCase(amidst);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void notTheHeadersThatWereMadeOfThem(int status) {
    try (Conversation conversation =
        new Conversation(asked ->
            echo(asked, Objects.requireNonNull(asked.header("authorization"))).as(status))) {
      Account account =
          AcmeVendor.at(conversation.vendor().origin())
              .field("user", "api-user-name")
              .secret("key", "s3cret-key")
              .authBasic("{{ $account.user }}", "{{ $account.key }}")
              .account();

      String told = told(conversation, account, request("GET /c").message("error"));

      assertThat(told)
          .contains("***")
          .doesNotContain(base64("api-user-name:s3cret-key"), "api-user-name:", "s3cret-key");
    }
  }

  /** Any secret, in up to three forms of forms. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inNoFormOfAnyForm(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String secret = secret(random);
      String shown = "begin " + secret + " end";
      StringBuilder how = new StringBuilder();
      for (int form = random.nextInt(4); form > 0; form--) {
        int chosen = random.nextInt(ESCAPES.size());
        how.append(' ').append(chosen);
        shown = ESCAPES.get(chosen).apply(shown);
      }
      HttpCall sent =
          new HttpCall(
              "a",
              "GET",
              URI.create("https://acme.example"),
              List.of(Map.entry("X-Key", secret)),
              new byte[0],
              Duration.ZERO);
      try (AcmeAccount acme = new AcmeAccount()) {
        String told = Secrets.of(acme.account, null, sent).hide("before " + shown + " behind");

        assertThat(told)
            .describedAs("%s, as%s: %s", secret, how, shown)
            .contains("***")
            .startsWith("before ")
            .endsWith(" behind")
            .doesNotContain(secret);
        for (int at = 0; at + 6 <= secret.length(); at++) {
          assertThat(told).doesNotContain(secret.substring(at, at + 6));
        }
      }
    }
  }

  /** What is no secret stays. */
  @Test
  void nothingElseIsStruckOut() {
    HttpCall sent =
        new HttpCall(
            "a",
            "GET",
            URI.create("https://acme.example"),
            List.of(
                Map.entry("Authorization", "Token abcdefgh-12345678"),
                Map.entry("Accept", "application/json")),
            new byte[0],
            Duration.ZERO);
    try (AcmeAccount acme = new AcmeAccount()) {
      Secrets secrets = Secrets.of(acme.account, null, sent);
      String text =
          "token 100% wrong &amp; \\u0041 &#65; %zz \\ & %C3%28 %F0%9F%98%80 application/json,"
              + " abcdefgh 12345678x \\";
      assertThat(secrets.hide(text)).isEqualTo(text.replace("abcdefgh 12345678", "***"));
      assertThat(secrets.hide("")).isEmpty();
    }
  }

  private static final List<UnaryOperator<String>> ESCAPES =
      List.of(
          SecretsDoNotComeBackTest::json,
          SecretsDoNotComeBackTest::percent,
          text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;"),
          text -> bytes(text, b -> "%%%02x".formatted(b)),
          text -> each(text, c -> "\\u%04x".formatted(c)));

  private static String secret(Random random) {
    String letters = "abcXYZ0123456789+/=&\"'\\<>%~ -_.:é漢😀";
    int[] points = letters.codePoints().toArray();
    StringBuilder secret = new StringBuilder("s");
    int length = 10 + random.nextInt(40);
    for (int i = 0; i < length; i++) {
      secret.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return secret.append("e").toString();
  }

  /** An account without secrets of its own. */
  private static final class AcmeAccount implements AutoCloseable {
    private final Conversation conversation = new Conversation(_ -> Said.nothing(204));
    private final Account account = AcmeVendor.at(conversation.vendor().origin()).account();

    @Override
    public void close() {
      conversation.close();
    }
  }

  @Test
  void noHalfOfThemWhereALongAnswerIsCut() {
    for (int shift = 0; shift < 20; shift++) {
      String words = "x".repeat(490 + shift) + SECRET;
      try (Conversation conversation =
          new Conversation(_ -> Said.json(Json.write(Map.of("error", words))).as(400))) {
        Account account =
            AcmeVendor.at(conversation.vendor().origin())
                .secret("key", SECRET)
                .authQuery("apikey", "{{ $account.key }}")
                .account();

        assertThat(told(conversation, account, request("GET /c").message("error")))
            .doesNotContain("kéy");
      }
    }
  }

  @Test
  void aLongAnswerIsCut() {
    String html = "<p>" + "some words ".repeat(1_000_000) + "</p>";
    try (Conversation conversation = new Conversation(_ -> Said.text(html).as(500))) {
      Account account = AcmeVendor.at(conversation.vendor().origin()).account();
      VendorException refused =
          catchThrowableOfType(
              VendorException.class,
              () -> conversation.call(account, request("GET /c").attempts(1).end()));

      assertThat(refused.getMessage()).hasSizeLessThan(1_000).endsWith("…");
      assertThat(String.valueOf(refused.body())).hasSizeBetween(10_000, 20_000).endsWith("…");
    }
  }

  private static Said echo(Asked asked, String header) {
    String decoded =
        new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
    return Said.json(
        Json.write(Map.of("error", "no " + header + " nor " + decoded + " at " + asked.path())));
  }

  private static String told(Conversation conversation, Account account, VendorEndpoints endpoint) {
    try {
      Answer answer = conversation.call(account, endpoint.attempts(1).end());
      return answer.message() + answer.body() + answer.headers();
    } catch (VendorException e) {
      return e.getMessage() + e.body() + e.headers();
    }
  }

  private static String json(String text) {
    return Json.write(text).substring(1, Json.write(text).length() - 1);
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String each(String text, IntFunction<String> form) {
    return text.chars().mapToObj(form).collect(Collectors.joining());
  }

  private static String bytes(String text, IntFunction<String> form) {
    StringBuilder all = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      all.append(form.apply(one & 0xff));
    }
    return all.toString();
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
