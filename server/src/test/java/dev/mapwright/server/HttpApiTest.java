package dev.mapwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.dialect.serve.DialectOperations;
import dev.mapwright.server.health.Health;
import dev.mapwright.server.http.AccessLog;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.RecordIds;
import dev.mapwright.server.route.Access;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.truto.RunningStreams;
import dev.mapwright.server.turn.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the HTTP API, the documents and what the server answers agree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpApiTest {
  private static final String METHODS_ARE_BELOW = "/unified/{model}/{resource}/meta";
  private static final String PERSON = "7";

  private final Parts parts =
      AcmeDescription.parts(
          CannedApi.answering(List.of(CannedApi.record(PERSON, "{\"a\":1}")), null));
  private final TestServer server = TestServer.of(parts, ServerSettings.local(0));
  private final HttpApi api =
      MapwrightServer.api(
          ServerSettings.local(0),
          parts,
          new ApiToken(TestServer.TOKEN),
          new Turns(CallLimits.DEFAULT),
          new RunningStreams(),
          new Health(null),
          new CallerQuotas(RequestQuotas.NONE, null, "integrated_account_id"));

  @AfterAll
  void stop() {
    server.close();
  }

  /** A row, with the headers by which a request is in its form. */
  record Row(Route route, Map<String, String> form) {
    String path() {
      return route
          .pattern()
          .replace("/integrated-account/{id}", "/integrated-account/acme-eu")
          .replace("{model}", "ats")
          .replace("{resource}", "candidates")
          .replace("{integration}", "acme")
          .replace("{slug}", "acme")
          .replace("{method}", "list")
          .replace("{rest}", "people")
          .replace("{attachment}", "8")
          .replace("{id}", route.access() == Access.ACCOUNT ? id() : PERSON);
    }

    private static String id() {
      return RecordIds.of("acme-eu", "candidates", PERSON).toString();
    }

    Map<String, String> headers() {
      Map<String, String> all = new HashMap<>(form);
      all.put("authorization", "Bearer " + TestServer.TOKEN);
      return all;
    }

    /** With what is needed beside the path. */
    String request() {
      Route.Document document = route.document();
      boolean needsAccount =
          document != null
              && contract(document.contract()).query().stream()
                  .anyMatch(parameter -> parameter.name().equals("integrated_account_id"));
      return path() + (needsAccount ? "?integrated_account_id=acme-eu" : "");
    }

    @Override
    public String toString() {
      return route.method() + " " + route.pattern() + " " + form.keySet();
    }
  }

  private static Contract.Plain contract(Contract contract) {
    UnifiedModel model = AcmeDescription.MODELS.find("ats/candidates").orElseThrow();
    return switch (contract) {
      case Contract.Plain plain -> plain;
      case Contract.OfModels(var by) -> by.apply(model);
    };
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    api.own().stream()
        .filter(route -> !isOfConsole(route))
        .forEach(route -> rows.add(new Row(route, Map.of())));
    for (DialectOperations form : api.dialects()) {
      Map<String, String> header = Map.of(form.dialect().accountHeader(), "acme-eu");
      api.of(form).forEach(route -> rows.add(new Row(route, header)));
    }
    return rows;
  }

  /** Its pages let in by themselves, and not by a header. */
  private static boolean isOfConsole(Route route) {
    return route.pattern().startsWith("/console");
  }

  List<Row> ofConsole() {
    return api.own().stream()
        .filter(HttpApiTest::isOfConsole)
        .map(route -> new Row(route, Map.of()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ofConsole")
  void theConsoleLetsNobodyInByAHeader(Row row) {
    Map<String, String> headers = new HashMap<>(row.headers());
    headers.put("content-type", "application/x-www-form-urlencoded");

    var answer = server.send(row.route().method(), row.path(), headers);

    assertThat(answer.status()).isEqualTo(row.route().method().equals("GET") ? 200 : 401);
    assertThat(answer.text()).contains("<h1>Sign in</h1>").doesNotContain("acme-eu");
  }

  /** The access log knows every parameter that there is, whoever takes it. */
  @Test
  void theLogKnowsAllParametersByName() {
    AccessLog log = LoggedWords.log(api.rows(), parts);
    for (Row row : rows()) {
      if (row.route().document() != null) {
        contract(row.route().document().contract())
            .queryNames()
            .forEach(name -> assertThat(log.parameters()).contains(name));
      }
    }
    assertThat(log.parameters())
        .contains("integrated_account_id", "remote_query", "environment_id", "or", "page_size");
  }

  @Test
  void theTableHasWhatThereIs() {
    assertThat(rows().size() + ofConsole().size()).isEqualTo(api.rows().size());
    assertThat(api.rows()).hasSizeGreaterThan(20);
    assertThat(api.rows()).allSatisfy(row -> assertThat(row.summary()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowAnswersThoseWhoMayCallAndNobodyElse(Row row) {
    int expected =
        switch (row.route().pattern()) {
          case "/" -> 302;
          case METHODS_ARE_BELOW -> 404;
          default -> 200;
        };

    assertThat(server.send("GET", row.request(), row.headers()).status()).isEqualTo(expected);
    assertThat(server.send("GET", row.request(), row.form()).status())
        .isEqualTo(row.route().access() == Access.ANYONE ? expected : 401);
    if (row.route().access() == Access.ACCOUNT) {
      row.form()
          .keySet()
          .forEach(header -> {
            Map<String, String> nobody = new HashMap<>(row.headers());
            nobody.put(header, "nobody");
            assertThat(server.send("GET", row.request(), nobody).status()).isEqualTo(401);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void headIsAnsweredAsGetAndOtherMethodsAreRefused(Row row) {
    var get = server.send("GET", row.request(), row.headers());
    var head = server.send("HEAD", row.request(), row.headers());

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
    assertThat(head.text()).isEmpty();
    boolean takesBodies = row.route().access() == Access.PROXY;
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      var refused = server.send(method, row.request(), row.headers());
      if (!takesBodies || !method.equals("POST")) {
        assertThat(refused.status()).as(method).isEqualTo(405);
        assertThat(refused.header("allow"))
            .isEqualTo(takesBodies ? "GET, HEAD, POST" : "GET, HEAD");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/unified",
        "/unified/ats",
        "/unified/ats/nothing",
        "/unified/ats/candidates/7/attachments",
        "/integration/acme",
        "/openapi",
        "/openapi/none.json",
        "/docs/none.js",
        "/api",
        "/api/ats/v1",
        "/api/ats/v1/nothing",
        "/api/ats/v1/candidates/7/notes"
      })
  void nothingIsAtOtherPathsWhateverTheMethod(String path) {
    for (Map<String, String> form :
        List.of(
            Map.<String, String>of(),
            Map.of("x-connector-token", "acme-eu"),
            Map.of("x-account-token", "acme-eu"))) {
      Map<String, String> headers = new HashMap<>(form);
      headers.put("authorization", "Bearer " + TestServer.TOKEN);
      if (form.isEmpty() && path.startsWith("/api")) {
        // Below a form's base an account must be named first.
        assertThat(server.send("GET", path, headers).status()).isEqualTo(401);
      } else {
        assertThat(server.send("GET", path, headers).status()).isEqualTo(404);
        assertThat(server.send("GET", path, form).status()).isEqualTo(401);
      }
    }
  }

  @Test
  void theDocumentsHaveTheDocumentedRowsAndNoOther() {
    assertThat(documented("/openapi.json"))
        .containsExactlyInAnyOrderElementsOf(expected(api.own()));
    for (DialectOperations form : api.dialects()) {
      assertThat(documented("/openapi/" + form.dialect().name() + ".json"))
          .containsExactlyInAnyOrderElementsOf(expected(api.of(form)));
    }
  }

  /** Of each operation its method, path and summary. */
  private Set<String> documented(String document) {
    Set<String> operations = new TreeSet<>();
    Map<String, Object> json = server.send("GET", document, Map.of()).json();
    members(json.get("paths"))
        .forEach((path, methods) ->
            members(methods)
                .forEach((method, operation) ->
                    operations.add(
                        method + " " + path + ": " + members(operation).get("summary"))));
    return operations;
  }

  private static Set<String> expected(List<Route> rows) {
    Set<String> operations = new TreeSet<>();
    for (Route row : rows) {
      if (row.document() != null) {
        String path = row.pattern().replace("{model}", "ats").replace("{resource}", "candidates");
        operations.add(row.method().toLowerCase(Locale.ROOT) + " " + path + ": " + row.summary());
      }
    }
    return operations;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void documentedParametersAreReadAndMeantWhereTheyAreMisspelled(Row row) {
    Route.Document document = row.route().document();
    if (document == null || row.route().access() == Access.ANYONE) {
      return;
    }
    for (String name : parameters(contract(document.contract()))) {
      String known = server.send("GET", row.path() + "?" + name + "=", row.headers()).text();
      String misspelled = server.send("GET", row.path() + "?" + name + "x=1", row.headers()).text();

      assertThat(known).doesNotContain("nknown parameter").doesNotContain("is no parameter");
      assertThat(misspelled).as(name + "x").contains(name + "x'", "'" + name + "'");
    }
  }

  /** Names without those of filters that are fields of fields. */
  private static Set<String> parameters(Contract.Plain contract) {
    Set<String> names = new TreeSet<>();
    contract.query().forEach(parameter -> names.add(parameter.name()));
    for (Object other : contract.others()) {
      Map<?, ?> parameter = members(other);
      if ("query".equals(parameter.get("in"))) {
        names.add(String.valueOf(parameter.get("name")));
      }
    }
    return names;
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> members(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
