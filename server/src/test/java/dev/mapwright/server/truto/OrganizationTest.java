package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Credentials that open several organizations: a call names the one that it reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationTest {
  private static final String YAML =
      """
      language: 2
      connector: studios
      label: Studios
      account:
        key: {secret: true}
        studio: {title: Studio, pattern: "[a-z]+", organization: true}
      base_url: https://api.studios.example/studios/{{ $account.studio }}
      auth:
        token: {request: "POST https://api.studios.example/login", json: {key: "{{ $account.key }}"}}
      pagination: {page_param: page, size_param: size, max_size: 50}
      resources:
        candidates:
          model: ats/candidates
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}", record: person}
          related:
            trade: {kind: table, request: GET /trades, records: trades, pagination: none, keep: 10m}
          map: {id: id, name: name, title: $trade(trade).name}
      """;

  private static final String PEOPLE = "/unified/ats/candidates?integrated_account_id=acc";
  private static final String PERSON = "/unified/ats/candidates/1?integrated_account_id=acc";

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private final EngineRuntime engine;
  private final TestServer server;

  OrganizationTest() {
    UnifiedModels models = UnifiedModels.bundled();
    engine =
        EngineRuntime.sandbox(
            models, Map.of(URI.create("https://api.studios.example"), vendor.origin()));
    Connector connector =
        Objects.requireNonNull(
            new ConnectorLoader(new JsonataLanguage(), models)
                .load(new SourceFile("connectors/studios.yaml", YAML))
                .connector());
    Account account = new Account("acc", connector, Map.of("key", "k", "studio", "oslo"));
    server =
        TestServer.of(
            TestServer.parts(
                engine.api(),
                new Accounts(List.of(account)),
                new LinkedHashMap<>(Map.of("studios", connector))),
            ServerSettings.local(0));
  }

  private Reply answer(ReceivedRequest request) {
    asked.add(request.path());
    List<String> path = request.segments();
    if (path.getFirst().equals("login")) {
      return Reply.json(200, Map.of(), Map.of("access_token", "t"));
    }
    String studio = path.get(1);
    return studio.equals("lost")
        ? Reply.json(403, Map.of(), Map.of("error", "not yours"))
        : Reply.json(200, Map.of(), inside(studio, path.get(2), path.size() > 3, request));
  }

  private static Map<String, ?> inside(
      String studio, String what, boolean one, ReceivedRequest request) {
    if (what.equals("trades")) {
      return Map.of("trades", List.of(Map.of("id", 7, "name", "Painter in " + studio)));
    }
    int page =
        one
            ? 1
            : Integer.parseInt(
                request.query().values().getOrDefault("page", List.of("1")).getFirst());
    Map<String, ?> person = Map.of("id", page, "name", "One of " + studio, "trade", 7);
    return one
        ? Map.of("person", person)
        : Map.of("people", page > 2 ? List.of() : List.of(person));
  }

  @AfterAll
  void stop() {
    server.close();
    engine.close();
    vendor.close();
  }

  @Test
  void withoutANameItIsTheAccountsOwn() {
    assertThat(server.get(PEOPLE + "&truto_ignore_remote_data=true").text())
        .contains("One of oslo", "Painter in oslo");
    assertThat(server.get(PERSON).text()).contains("One of oslo", "Painter in oslo");
  }

  @Test
  void namedItIsReadByListAndGetAlikeAndNothingRememberedIsMixed() {
    for (String studio : List.of("oslo", "rome", "oslo")) {
      for (String path : List.of(PEOPLE, PERSON)) {
        assertThat(server.get(path + "&organization_id=" + studio).text())
            .contains("One of " + studio, "Painter in " + studio);
      }
    }
  }

  @Test
  void theAccountSignsInOnceForAllOfThem() {
    server.get(PEOPLE + "&organization_id=oslo");
    server.get(PEOPLE + "&organization_id=rome");
    server.get(PEOPLE);
    assertThat(asked).filteredOn("/login"::equals).hasSize(1);
  }

  @Test
  void aCursorIsGoodForItsOwnOnly() {
    var first = Json.read(server.get(PEOPLE + "&limit=1&organization_id=rome").text());
    String cursor = String.valueOf(((Map<?, ?>) first).get("next_cursor"));
    assertThat(server.get(PEOPLE + "&limit=1&organization_id=rome&next_cursor=" + cursor).status())
        .isEqualTo(200);
    assertThat(server.get(PEOPLE + "&limit=1&next_cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void oneThatTheVendorRefusesIsRefusedInItsWordsByBoth() {
    for (String path : List.of(PEOPLE, PERSON)) {
      var answer = server.get(path + "&organization_id=lost");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text()).contains("\"truto_is_remote_error\":true");
    }
  }

  @Test
  void oneOfAnotherFormIsRefusedByBothWithoutACall() {
    int before = asked.size();
    for (String path : List.of(PEOPLE, PERSON)) {
      var answer = server.get(path + "&organization_id=..%2Fadmin");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text())
          .contains("'organization_id' must be what Studios calls 'Studio', which matches [a-z]+");
    }
    assertThat(asked).hasSize(before);
  }
}
