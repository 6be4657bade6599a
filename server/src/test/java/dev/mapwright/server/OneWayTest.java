package dev.mapwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.ServerSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the form, a request goes one way: the same token, and each failure in its form. */
class OneWayTest {
  @AutoClose
  private final TestServer server = AcmeDescription.serve(CannedApi.answering(List.of(), null));

  /** The forms, by what asks for each and what its errors have. */
  enum Form {
    OWN("/unified/ats/candidates?integrated_account_id=acme-eu", "accept", "*/*", "statusCode"),
    BINDBEE("/api/ats/v1/candidates", "x-connector-token", "acme-eu", "detail"),
    MERGE("/api/ats/v1/candidates", "x-account-token", "acme-eu", "detail");

    private final String list;
    private final String header;
    private final String value;
    private final String member;

    Form(String list, String header, String value, String member) {
      this.list = list;
      this.header = header;
      this.value = value;
      this.member = member;
    }

    Map<String, String> with(String more, String itsValue) {
      return Map.of(header, value, more, itsValue);
    }

    Map<String, String> withToken() {
      return with("authorization", "Bearer " + TestServer.TOKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheTokenNothingIsToldWhateverTheMethod(Form form) {
    for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
      for (Map<String, String> headers :
          List.of(Map.of(form.header, form.value), form.with("authorization", "Bearer wrong"))) {
        var answer = server.send(method, form.list, headers);

        assertThat(answer.status()).as(method).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.text()).contains(method.equals("HEAD") ? "" : "\"" + form.member + "\"");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherMethodsAreRefusedWithThoseThatArePossible(Form form) {
    var answer = server.send("POST", form.list, form.withToken());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
    assertThat(answer.json()).containsKey(form.member);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheServerItselfRefusesIsToldInTheForm(Form form) {
    var answer = server.send("GET", form.list, form.with("x-long", "x".repeat(300_000)));

    assertThat(answer.status()).isBetween(400, 431);
    assertThat(answer.json()).containsKey(form.member);
  }

  @ParameterizedTest
  @EnumSource
  void aServerAtItsLimitSaysSoInTheForm(Form form) {
    ServerSettings none = ServerSettings.builder().concurrent(0).build();
    try (TestServer full = TestServer.over(CannedApi.answering(List.of(), null), none)) {
      var answer = full.send("GET", form.list, form.withToken());

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertThat(answer.json()).containsKey(form.member);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsToldInTheFormAndWithoutItsWords(Form form) {
    CannedApi failing = CannedApi.failing(new IllegalStateException("a secret"));
    try (TestServer broken = AcmeDescription.serve(failing)) {
      var answer = broken.send("GET", form.list, form.withToken());

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.json()).containsKey(form.member);
      assertThat(answer.text()).doesNotContain("a secret");
    }
  }
}
