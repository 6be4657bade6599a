package dev.mapwright.engine.upstream.request;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.VendorEndpoints;
import dev.mapwright.engine.vendor.Written;
import dev.mapwright.jsonata.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How filters, sorts and pages come together in one request. */
class RequestPartsTest {
  private final Account account = AcmeVendor.at("https://api.acme.example").account();

  @Test
  void objectsMergeMemberByMemberAndListsAreAppended() {
    UnsentRequest draft =
        draft(request("POST /c").json(Json.read("{\"f\": {\"a\": 1}, \"l\": [1]}")));

    UnsentRequest merged = draft.with(json("{\"f\": {\"b\": 2}, \"l\": [2], \"n\": 3}"));

    assertThat(Json.write(merged.json()))
        .isEqualTo("{\"f\":{\"a\":1,\"b\":2},\"l\":[1,2],\"n\":3}");
  }

  @Test
  void theLaterOfTwoValuesWins() {
    UnsentRequest draft = draft(request("GET /c").query("sort_by", "id").header("X-Order", "asc"));

    UnsentRequest merged =
        draft
            .with(RequestParts.ofQuery(Map.of("sort_by", "name")))
            .with(RequestParts.ofHeader("x-order", "desc"));

    assertThat(merged.query()).containsExactly(Map.entry("sort_by", "name"));
    assertThat(merged.headers()).containsExactly(Map.entry("X-Order", "desc"));
  }

  @Test
  void twoDifferentValuesAtOnePlaceAreAConflictThatNamesThePlace() {
    RequestParts below = json("{\"filter\": {\"stage\": 1, \"ids\": [1]}}");

    assertThat(below.conflict(json("{\"filter\": {\"stage\": 2}}"))).isEqualTo("json filter stage");
    assertThat(below.conflict(json("{\"filter\": {\"stage\": 1}}"))).isNull();
    assertThat(below.conflict(json("{\"filter\": {\"ids\": [2]}}"))).isNull();
    assertThat(below.conflict(json("{\"other\": 2}"))).isNull();
    assertThat(RequestParts.ofHeader("A", "1").conflict(RequestParts.ofHeader("a", "2")))
        .isEqualTo("header a");
  }

  @Test
  void aFragmentIsEmptyWhenAllItsValuesAreUndefined() {
    Fragment fragment =
        new Fragment(
            new LinkedHashMap<>(Map.of("after", Written.template("{{ $from }}"))),
            new LinkedHashMap<>(),
            template("{\"range\": {\"gte\": \"{{ $from }}\", \"ids\": [\"{{ $from }}\"]}}"),
            null);

    assertThat(RequestBuilder.render(account, fragment, Variables.NONE).isEmpty()).isTrue();
    assertThat(
            RequestBuilder.render(account, fragment, Variables.NONE.with("from", "2026-01-01"))
                .query())
        .containsExactly(Map.entry("after", "2026-01-01"));
  }

  @Test
  void neitherRequestsNorAdditionsShowTheirValues() {
    UnsentRequest draft =
        draft(request("GET /c").query("key", "s3cret").header("Authorization", "s3cret"));

    assertThat(draft.toString()).isEqualTo("GET https://api.acme.example/c");
    assertThat(RequestParts.ofQuery(Map.of("key", "s3cret")).toString()).doesNotContain("s3cret");
  }

  private UnsentRequest draft(VendorEndpoints endpoint) {
    return RequestBuilder.draft(account, endpoint.end(), Variables.NONE);
  }

  private static @Nullable Template template(String json) {
    return Written.template(Json.read(json));
  }

  private static RequestParts json(String text) {
    return new RequestParts(new LinkedHashMap<>(), new LinkedHashMap<>(), Json.read(text), null);
  }
}
