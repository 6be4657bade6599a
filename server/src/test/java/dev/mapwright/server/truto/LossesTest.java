package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What vendors say and records do not hold reaches the caller, in a page, a stream and a get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossesTest {
  private static final String LIST = "/unified/ats/candidates?integrated_account_id=acme-eu";
  private static final String GET = "/unified/ats/candidates/2?integrated_account_id=acme-eu";
  private static final String UNNAMED = "/unified/ats/candidates/9?integrated_account_id=acme-eu";
  private static final String STREAM = LIST + "&truto_response_format=stream";
  private static final Map<String, String> LINES =
      Map.of("authorization", "Bearer " + TestServer.TOKEN, "accept", "application/x-ndjson");
  private static final List<?> PEOPLE =
      List.of(
          Map.of("id", 1, "first", "Ada", "made", "2026-01-02"),
          Map.of("id", 2, "first", "Bo", "made", Map.of("secret", "Monday")));
  private static final List<?> MORE =
      List.of(Map.of("first", "Nobody"), Map.of("id", 3, "first", "Cy"));

  private final LoopbackServer vendor = LoopbackServer.start(LossesTest::answer);
  private final EngineRuntime engine =
      EngineRuntime.sandbox(
          AcmeDescription.MODELS, Map.of(URI.create("https://eu.acme.example"), vendor.origin()));
  private final TestServer server = AcmeDescription.serve(engine.api());
  private final Documented documented = new Documented(server.get("/openapi.json").json());

  @AfterAll
  void stop() {
    server.close();
    engine.close();
    vendor.close();
  }

  private static Reply answer(ReceivedRequest request) {
    return switch (request.path()) {
      case "/v1/people/search" -> Reply.json(200, Map.of(), Map.of("people", page(request)));
      case "/v1/people/2" -> Reply.json(200, Map.of(), PEOPLE.get(1));
      case "/v1/people/9" -> Reply.json(200, Map.of(), MORE.getFirst());
      default -> Reply.json(200, Map.of(), Map.of("labels", List.of(), "kinds", List.of()));
    };
  }

  private static List<?> page(ReceivedRequest request) {
    return switch (request.query().values().getOrDefault("page", List.of("1")).getFirst()) {
      case "1" -> PEOPLE;
      case "2" -> MORE;
      default -> List.of();
    };
  }

  private static List<?> warnings(@Nullable Object meta) {
    Map<?, ?> told = (Map<?, ?>) Objects.requireNonNull(meta);
    return (List<?>) Objects.requireNonNull(told.get("warnings"));
  }

  @Test
  void aPageTellsThem() {
    Map<String, Object> page = server.get(LIST + "&meta=true").json();

    assertThat(page).containsEntry("result_count", 3L).containsEntry("is_partial_response", true);
    assertThat(page.get("meta")).hasFieldOrPropertyWithValue("left_out", 1L);
    assertThat(warnings(page.get("meta")).toString())
        .contains("1 record was left out: `id` finds nothing in an object")
        .contains("`created_at` cannot be read from an object, in 1 record")
        .doesNotContain("Nobody", "Monday", "secret");
  }

  @Test
  void strictMakesAListAnError() {
    var answer = server.get(LIST + "&strict=true");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .contains("A record cannot be mapped: `id` finds nothing in an object")
        .doesNotContain("Nobody");
  }

  @Test
  void aStreamTellsThemAtItsEnd() {
    List<String> lines = lines(STREAM);
    Map<?, ?> end = (Map<?, ?>) Json.read(lines.getLast());

    assertThat(lines).hasSize(4);
    assertThat(end.get("is_partial_response")).isEqualTo(true);
    assertThat(warnings(end.get("meta")).toString())
        .contains("1 record was left out")
        .contains("`created_at` cannot be read from an object, in 1 record");
    assertThat(server.get(STREAM).json()).containsEntry("is_partial_response", true);
  }

  @Test
  void strictEndsAStreamWithAnError() {
    List<String> lines = lines(STREAM + "&strict=true");

    assertThat(lines.subList(0, 2)).allMatch(line -> line.startsWith("{\"id\":"));
    assertThat(lines.getLast()).startsWith("{\"error\":{\"statusCode\":500,");
    assertThat(String.join("", lines)).doesNotContain("Nobody");
  }

  private List<String> lines(String query) {
    return server.send("GET", query, LINES).text().lines().filter(l -> !l.isEmpty()).toList();
  }

  @Test
  void aGetTellsThemBesideItsFields() {
    var answer = server.get(GET + "&meta=true");
    Map<String, Object> record = answer.json();

    assertThat(documented.violations("/unified/ats/candidates/{id}", answer)).isEmpty();
    assertThat(record).containsEntry("id", "2");
    assertThat(warnings(record.get("meta")))
        .singleElement()
        .asString()
        .contains("acme.yaml:", "`created_at` cannot be read from an object, in 1 record")
        .doesNotContain("Monday");
    assertThat(server.get(GET).json()).doesNotContainKey("meta");
  }

  @Test
  void aNormalizedGetTellsThemBesideItsTables() {
    var answer = server.get(GET + "&meta=true&truto_response_format=normalized");

    assertThat(documented.violations("/unified/ats/candidates/{id}", answer)).isEmpty();
    assertThat(warnings(answer.json().get("meta"))).hasSize(1);
  }

  @Test
  void aRawGetHasNoPlaceForThem() {
    assertThat(server.get(GET + "&meta=true&truto_response_format=raw").text())
        .contains("'meta' goes with the formats unified and normalized");
  }

  @Test
  void aGetThatCannotBeMappedIsAnErrorAnyway() {
    for (String query : List.of("", "&strict=true", "&strict=false")) {
      assertThat(server.get(UNNAMED + query).status()).as(query).isGreaterThanOrEqualTo(500);
    }
    assertThat(server.get(GET + "&strict=true").status()).isEqualTo(200);
  }

  @Test
  void strictIsTrueOrFalse() {
    for (String path : List.of(LIST, GET, STREAM)) {
      var answer = server.get(path + "&strict=maybe");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("'strict' cannot be 'maybe'. Allowed: false, true.");
    }
  }
}
