package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts with something laid over their connector, before a vendor. */
class OverlaysTest {
  private static final OverlayLoader LOADER =
      new OverlayLoader(new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));
  private static final String SECRET = "planted-secret-5521";

  @AutoClose
  private final EngineRig rig =
      new EngineRig(
          """
          account: {token: {secret: true}, region: {options: [eu, us]}}
          auth: {headers: {X-Key: "{{ $account.token }}"}}
          """,
          """
          list: {request: GET /people, records: people}
          pagination: {page_param: page, size_param: size, max_size: 2}
          get: {request: "GET /people/{{ $id }}"}
          content: {authenticated: true}
          map:
            id: id
            title: role
            attachments: {each: files, map: {id: id, file_name: name, file_url: url}}
          """);

  private final Account account =
      new Account("a", rig.account("a").connector(), Map.of("token", SECRET, "region", "eu"));

  OverlaysTest() {
    rig.vendor.at(
        "/v1/people",
        query -> {
          int page = query.number("page", 1);
          return Map.of(
              "people", page > 2 ? List.of() : List.of(person(page * 2 - 1), person(page * 2)));
        });
    rig.vendor.at("/v1/people/1", _ -> person(1));
    rig.vendor.at("/v1/cv", _ -> Said.text("bytes of the cv"));
  }

  private static Map<String, Object> person(int id) {
    return Map.of(
        "id",
        id,
        "role",
        "Poet",
        "cost",
        7 * id,
        "files",
        List.of(Map.of("id", "cv", "name", "cv", "url", "https://api.acme.example/v1/cv")));
  }

  private Account with(String candidates) {
    return account.with(lay(account.connector(), candidates));
  }

  private static Connector lay(Connector beneath, String candidates) {
    String text = "language: 2\noverlay: acme\nresources:\n  candidates:\n" + candidates.indent(4);
    LaidOver laid =
        LOADER.lay(beneath, new Overlay("account", new SourceFile("account overlay", text)));
    assertThat(laid.problems()).isEmpty();
    return Objects.requireNonNull(laid.connector());
  }

  private static ListCall list(Account account, int limit) {
    return ListCall.of(account, "candidates", limit);
  }

  @Test
  void itsRecordsHaveWhatIsLaidOver() {
    ListPage page = rig.engine.list(list(with("map: {custom_fields.cost: cost}"), 1));

    assertThat(page.records().getFirst().fields())
        .containsEntry("title", "Poet")
        .containsEntry("custom_fields", Map.of("cost", 7L));
    assertThat(rig.engine.list(list(account, 1)).records().getFirst().fields())
        .doesNotContainKey("custom_fields");
  }

  @Test
  void customFieldsThatNobodyWantsAreLeftOut() {
    Account laid = with("map: {custom_fields.cost: cost}");
    Wants others = new Wants(true, Set.of("custom_fields"), false);
    ListCall call =
        new ListCall(laid, "candidates", Query.ALL, others, 1, null, CallOptions.DEFAULT);

    assertThat(rig.engine.list(call).records().getFirst().fields())
        .containsKey("title")
        .doesNotContainKey("custom_fields");
  }

  @Test
  void theVendorIsAskedWithWhatIsAdded() {
    Account laid =
        with(
            """
            list: {query: {region: "{{ $account.region }}"}, filters: {title: {param: role}}}
            """);
    ListCall call =
        list(laid, 1)
            .where(
                new Query(List.of(EngineRig.where("title", Operator.EQ, "Poet")), null, Map.of()));

    rig.engine.list(call);

    assertThat(rig.vendor.asked().getFirst()).contains("region=eu", "role=Poet", "page=1");
  }

  /** Whatever way to a secret somebody finds: what is laid over sees an account without any. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$string($account)",
        "$lookup($account, 'to' & 'ken')",
        "$account.*",
        "$account.region.%.token",
        "$account.**",
        "($a := $account; $a.token)",
        "$each($account, function($v){$v})",
        "$map([1], function($i){$account})",
        "$eval('$account')",
      })
  void noExpressionGetsAtASecret(String expression) {
    String quoted = expression.replace("'", "\"");
    String query = "{a: '{{ " + quoted + " }}'}";
    Account laid;
    try {
      laid = with("list: {query: " + query + "}\nget: {query: " + query + "}");
    } catch (AssertionError refusedAtOnce) {
      return;
    }

    for (Runnable call :
        List.<Runnable>of(
            () -> rig.engine.list(list(laid, 1)),
            () -> rig.engine.get(GetCall.of(laid, "candidates", "1")))) {
      try {
        call.run();
      } catch (EngineException e) {
        assertThat(e.getMessage()).doesNotContain(SECRET);
      }
    }
    assertThat(rig.vendor.asked()).noneMatch(asked -> asked.contains(SECRET));
  }

  @Test
  void theAccountAsAWholeIsSeenWithoutItsSecrets() {
    rig.engine.list(list(with("list: {query: {a: '{{ $string($account) }}'}}"), 1));

    assertThat(rig.vendor.asked().getFirst()).contains("a={\"region\":\"eu\"}");
  }

  @Test
  void noUrlOfAnOverlayIsCalled() {
    rig.files.at("/steal", _ -> Said.text("stolen"));
    Account laid = with("map: {attachments: {map: {file_url: '\"https://files.example/steal\"'}}}");

    try (FileContent content =
        rig.engine.content(
            new ContentCall(laid, "candidates", "1", "cv", 1000, CallOptions.DEFAULT))) {
      assertThat(content.length()).isEqualTo("bytes of the cv".length());
    }
    assertThat(rig.files.asked()).isEmpty();
  }

  @Test
  void aCursorGoesOnUnderTheSameOverlayAndSaysSoUnderAnother() {
    Account laid = with("map: {title: name}");
    String cursor = Objects.requireNonNull(rig.engine.list(list(laid, 1)).nextCursor());

    Account again = with("map: {title: name}");
    assertThat(rig.engine.list(list(again, 1).from(cursor)).records()).hasSize(1);
    for (Account other : List.of(account, with("map: {title: cost}"))) {
      ListCall call = list(other, 1).from(cursor);
      assertThatThrownBy(() -> rig.engine.list(call))
          .isInstanceOfSatisfying(
              CallerException.class,
              e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.CURSOR_EXPIRED))
          .hasMessageContaining("overlay");
    }
  }
}
