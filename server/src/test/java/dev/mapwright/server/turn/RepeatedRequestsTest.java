package dev.mapwright.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that a client does whose request failed is to send it again. A call may make three requests
 * here, and none is held: repeated, it comes to the end all the same, whatever the reading is made
 * of and in whatever form it is asked. Once it is answered, its repetition begins anew.
 */
class RepeatedRequestsTest {
  private static final int PEOPLE = 20;
  private static final CallLimits SHORT =
      new CallLimits(Duration.ofSeconds(25), 3, Duration.ZERO, Duration.ofSeconds(5));

  /** How a list is read; the 7th and the last of twenty are wanted. */
  enum Shape {
    PAGES(
        "list: {request: GET /people, pagination: {page_param: page, size_param: size, max_size:"
            + " 2}}",
        "email"),
    POINTERS(
        "list: {request: GET /people, pagination: {page_param: page, size_param: size, max_size:"
            + " 2}, detail: always}",
        "email"),
    PARENTS(
        "list: {from: {request: GET /jobs}, request: \"GET /jobs/{{ $under }}/people\"}", "email"),
    JOINED(
        """
        list: {request: GET /people, pagination: {page_param: page, size_param: size, max_size: 10}}
        related: {mail: {kind: per_key, request: "GET /people/{{ $key }}", by: id, record: $}}\
        """,
        "$mail(id).email"),
    TABLE(
        """
        list: {request: GET /people, pagination: {page_param: page, size_param: size, max_size: 20}}
        related: {mail: {kind: table, request: GET /people, pagination: {page_param: page, size_param: size, max_size: 3}}}\
        """,
        "$mail(id).email");

    private final String list;
    private final String email;

    Shape(String list, String email) {
      this.list = list;
      this.email = email;
    }
  }

  /** How it is asked for. */
  enum Form {
    OWN("/unified/ats/candidates?integrated_account_id=a&emails.email=w@x.example", "result", "id"),
    SORTED(OWN.path + "&sort_by[title]=desc", "result", "id"),
    SMALL_PAGES(OWN.path + "&limit=2", "result", "id"),
    MERGE("/api/ats/v1/candidates?email_addresses=w@x.example", "results", "remote_id"),
    MERGE_MODIFIED(MERGE.path + "&page_size=1&modified_before=2100-01-01T00:00:00Z", MERGE),
    BINDBEE("/api/ats/v1/candidates?email_addresses=w@x.example", "items", "remote_id"),
    BINDBEE_MODIFIED(BINDBEE.path + "&page_size=1&modified_after=2000-01-01T00:00:00Z", BINDBEE);

    private final String path;
    private final String member;
    private final String id;

    Form(String path, String member, String id) {
      this.path = path;
      this.member = member;
      this.id = id;
    }

    Form(String path, Form like) {
      this(path, like.member, like.id);
    }

    Map<String, String> headers() {
      String account =
          switch (this) {
            case MERGE, MERGE_MODIFIED -> "x-account-token";
            case BINDBEE, BINDBEE_MODIFIED -> "x-connector-token";
            case OWN, SORTED, SMALL_PAGES -> "x-unused";
          };
      return Map.of("authorization", "Bearer " + TestServer.TOKEN, account, "a");
    }
  }

  private static Stream<Arguments> all() {
    return Stream.of(Shape.values())
        .flatMap(shape -> Stream.of(Form.values()).map(form -> Arguments.of(shape, form)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void comeToTheEndAndThenBeginAnew(Shape shape, Form form) {
    try (Vendor vendor = new Vendor(shape)) {
      assertThat(vendor.repeated(form)).containsExactlyInAnyOrder("7", "20");

      vendor.wanted.add(1);
      assertThat(vendor.repeated(form))
          .as("a new walk shows what its vendor has now")
          .containsExactlyInAnyOrder("1", "7", "20");
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void comeToTheEndWhereNothingWasModifiedSince(Shape shape) {
    String since = "/api/ats/v1/candidates?modified_after=2100-01-01T00:00:00Z";
    try (Vendor vendor = new Vendor(shape)) {
      for (Form form : List.of(Form.MERGE, Form.BINDBEE)) {
        assertThat(vendor.repeated(form, since)).as(form.name()).isEmpty();
      }
    }
  }

  private static final class Vendor implements AutoCloseable {
    final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
    private final LoopbackServer vendor;
    private final EngineRuntime engine;
    private final TestServer server;

    Vendor(Shape shape) {
      wanted.addAll(List.of(7, PEOPLE));
      vendor = LoopbackServer.start(this::answer);
      UnifiedModels models = UnifiedModels.bundled();
      engine =
          EngineRuntime.sandbox(
              models, Map.of(URI.create("https://api.acme.example"), vendor.origin()));
      Connector connector = connector(models, shape);
      server =
          TestServer.of(
              TestServer.parts(
                  engine.api(),
                  new Accounts(List.of(new Account("a", connector, Map.of()))),
                  new LinkedHashMap<>(Map.of("acme", connector))),
              ServerSettings.builder().calls(SHORT).build());
    }

    private static Connector connector(UnifiedModels models, Shape shape) {
      String yaml =
          """
          language: 2
          connector: acme
          label: Acme
          base_url: https://api.acme.example
          resources:
            candidates:
              model: ats/candidates
              get: {request: "GET /people/{{ $id }}"}
              map: {id: id, title: title, emails: {each: "%s", map: {email: $}}}
          """
                  .formatted(shape.email)
              + shape.list.indent(4);
      LoadResult loaded =
          new ConnectorLoader(new JsonataLanguage(), models)
              .load(new SourceFile("connectors/acme.yaml", yaml));
      Connector connector = loaded.connector();
      if (connector == null) {
        throw new AssertionError(loaded.render());
      }
      return connector;
    }

    /** Sends a request until it is answered, and follows the cursor likewise. */
    List<String> repeated(Form form) {
      return repeated(form, form.path);
    }

    List<String> repeated(Form form, String path) {
      List<String> ids = new ArrayList<>();
      String cursor = "";
      do {
        TestServer.Answer answer = server.send("GET", path + cursor, form.headers());
        for (int i = 0; answer.status() == 504; i++) {
          assertThat(i).as("repetitions of " + path).isLessThan(60);
          answer = server.send("GET", path + cursor, form.headers());
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<?> items = (List<?>) Objects.requireNonNull(answer.json().get(form.member));
        items.forEach(item -> ids.add(String.valueOf(((Map<?, ?>) item).get(form.id))));
        cursor = next(form, answer.json());
      } while (!cursor.isEmpty());
      return ids;
    }

    private static String next(Form form, Map<String, Object> page) {
      String member =
          switch (form) {
            case MERGE, MERGE_MODIFIED -> "next";
            case BINDBEE, BINDBEE_MODIFIED -> "cursor";
            case OWN, SORTED, SMALL_PAGES -> "next_cursor";
          };
      String parameter = member.equals("next_cursor") ? "&next_cursor=" : "&cursor=";
      return page.get(member) instanceof String cursor ? parameter + cursor : "";
    }

    private Reply answer(ReceivedRequest request) {
      List<String> path = request.segments();
      Object body =
          switch (path.size()) {
            case 1 -> path.getFirst().equals("jobs") ? jobs() : people(request);
            case 2 -> person(Integer.parseInt(path.getLast()));
            default -> of(Integer.parseInt(path.get(1)));
          };
      return Reply.json(200, Map.of(), body);
    }

    private static List<?> jobs() {
      return IntStream.rangeClosed(1, PEOPLE).mapToObj(i -> Map.of("id", i)).toList();
    }

    private List<?> of(int job) {
      return wanted.contains(job) ? List.of(person(job)) : List.of();
    }

    private List<?> people(ReceivedRequest request) {
      int page = number(request, "page", 1);
      int size = number(request, "size", PEOPLE);
      return IntStream.rangeClosed((page - 1) * size + 1, Math.min(PEOPLE, page * size))
          .mapToObj(this::person)
          .toList();
    }

    private Map<String, Object> person(int id) {
      String email = wanted.contains(id) ? "w@x.example" : "other@x.example";
      return Map.of("id", id, "email", email, "title", "T" + id % 10);
    }

    private static int number(ReceivedRequest request, String name, int byDefault) {
      List<String> values = request.query().values().get(name);
      return values == null ? byDefault : Integer.parseInt(values.getFirst());
    }

    @Override
    public void close() {
      server.close();
      engine.close();
      vendor.close();
    }
  }
}
