package dev.mapwright.engine.upstream;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.VendorEndpoints;
import dev.mapwright.jsonata.value.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
          text -> Json.write(text).substring(1, Json.write(text).length() - 1));

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

        assertThat(told).contains("no: ***").contains("r-***");
        assertThat(told).doesNotContainIgnoringCase("s3cr").doesNotContain(base64(SECRET));
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

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
