package dev.mapwright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the access log shows of a request: words of the interface, and nothing else. */
class AccessLogTest {
  private final AccessLog log =
      new AccessLog(Set.of("unified", "ats", "candidates"), Set.of("limit", "name"));

  @ParameterizedTest
  @CsvSource({
    "/unified/ats/candidates, /unified/ats/candidates",
    "/unified/ats/candidates/4711, /unified/ats/candidates/*",
    "/unified/ats/candidates/ada%40example.com, /unified/ats/candidates/*",
    "/ada, /*",
    "/, /"
  })
  void idsDoNotStandInPaths(String path, String shown) {
    assertThat(log.path(path)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, ''",
        "limit=10&name=Ada, ?limit&name",
        "alice@example.com, ?*",
        "alice%40example.com=1, ?*",
        "name[ada]=x&name%5Bada%5D=y, ?name&name",
        "[ada]=1, ?*",
        "=ada, ?*"
      })
  void namesAreShownWhereTheyAreTheServersOwn(String query, String shown) {
    assertThat(log.names(query)).isEqualTo(shown);
  }
}
