package dev.mapwright.server.dialect.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is listed can be read by id, in every form, whatever signs the id is made of. */
class OddIdsTest {
  private static final String OWN = "/unified/ats/candidates";
  private static final String ACCOUNT = "?integrated_account_id=mill";

  private final People people = new People();

  @AfterEach
  void stop() {
    people.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "/", "50%", "%2F", "a b", "a+b", "a?b#c", "a:b", "...", "ж", "a\\b", "a;b=c"
      })
  void aListedIdIsRead(String id) {
    people.add(id, "Ada", "Weir");

    assertThat(ids(OWN + ACCOUNT)).containsExactly(id);
    assertThat(own("/" + encoded(id)).get("id")).isEqualTo(id);
    Map<String, Object> listed = people.items("").getFirst();
    assertThat(listed.get("remote_id")).isEqualTo(id);
    assertThat(people.bindbee("/" + listed.get("id")).json().get("remote_id")).isEqualTo(id);
    assertThat(people.merge("/" + listed.get("id")).json().get("remote_id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void whatNoPathCanHoldIsLeftOutAndTold(String id) {
    people.add(id, "Ada", "Weir");
    people.add("7", "Bo", "Weir");

    assertThat(ids(OWN + ACCOUNT)).containsExactly("7");
    assertThat(people.items("")).hasSize(1);
    assertThat(people.server.get(OWN + "/" + encoded(id) + ACCOUNT).status()).isIn(400, 404);
  }

  @Test
  void blanksAreOfTheId() {
    people.add(" a ", "Ada", "Weir");

    assertThat(ids(OWN + ACCOUNT)).containsExactly(" a ");
    assertThat(own("/%20a%20").get("id")).isEqualTo(" a ");
  }

  private List<Object> ids(String path) {
    Object result = people.server.get(path).json().get("result");
    return ((List<?>) Objects.requireNonNull(result))
        .stream().map(it -> (Object) ((Map<?, ?>) it).get("id")).toList();
  }

  private Map<String, Object> own(String path) {
    var answer = people.server.get(OWN + path + ACCOUNT);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }
}
