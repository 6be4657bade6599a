package dev.mapwright.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGateTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acc-1";

  private final CannedApi api = CannedApi.answering(List.of(), null);
  private final TestServer server = TestServer.over(api);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutATokenNothingIsTold() {
    for (String path : List.of(LIST, "/unified/ats/nothing", "/nowhere")) {
      var answer = server.send("GET", path, Map.of());
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
      assertThat(answer.json())
          .containsEntry("error", "Unauthorized")
          .doesNotContainKey("truto_is_remote_error");
    }
    assertThat(api.lists).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer ",
        "Bearer",
        "Basic " + TestServer.TOKEN,
        TestServer.TOKEN
      })
  void anythingElseIsRefused(String authorization) {
    var answer = server.send("GET", LIST, Map.of("authorization", authorization));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain(TestServer.TOKEN);
  }

  @Test
  void theSchemeWordMayBeInAnyCase() {
    var answer = server.send("GET", LIST, Map.of("authorization", "bearer " + TestServer.TOKEN));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void madeTokensDiffer() {
    assertThat(ApiToken.generate()).hasSize(43).isNotEqualTo(ApiToken.generate());
  }
}
