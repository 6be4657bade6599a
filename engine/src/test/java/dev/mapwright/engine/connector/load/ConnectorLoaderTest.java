package dev.mapwright.engine.connector.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.connector.Auth.TokenSource;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file's words become. */
class ConnectorLoaderTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/connectors");

  @TestFactory
  Stream<DynamicTest> theExamplesLoadWithoutAWord() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> example(file)));
    }
  }

  @Test
  void aFilesNameAndItsConnectorsAreTheSame() {
    assertThat(AcmeFile.load("folder/other.yaml", AcmeFile.PLAIN.text()).render())
        .isEqualTo(
            """
            folder/other.yaml:2:12: error: A connector is called like its file, 'other.yaml'.
                connector: acme
                           ^^^^
                Write 'connector: other', or name the file 'acme.yaml'.
            """);
  }

  @Test
  void anErrorKeepsTheConnectorFromBeingUsedAWarningDoesNot() {
    assertThat(AcmeFile.list("request: GET people").load().connector()).isNull();
    assertThat(AcmeFile.map("name: first-name").load().connector()).isNotNull();
    assertThat(AcmeFile.map("name: first-name").load().problems()).hasSize(1);
  }

  @Test
  void allProblemsOfAFileComeAtOnceInItsOrder() {
    assertThat(
            AcmeFile.top("labell: Acme\nzone: nowhere")
                .withResource("related: {stages: {kind: table, request: GET stages}}")
                .withMap("nme: $x")
                .codes())
        .isEqualTo("unknown-key, wrong-type, unused-related, wrong-request, unknown-field");
  }

  @Test
  void anUnknownModelIsNamed() {
    String text = AcmeFile.PLAIN.text().replace("ats/candidates", "ats/candidate");

    assertThat(AcmeFile.load("acme.yaml", text).render())
        .contains("There is no unified model 'ats/candidate'.")
        .contains("Did you mean 'ats/candidates'?");
  }

  @Test
  void theIdCanNotReadItself() {
    String text =
        AcmeFile.resource("let: {key: number & $id}").text().replace("id: id", "id: $key");

    assertThat(AcmeFile.load("acme.yaml", text).render())
        .contains("error: The id reads $key, which reads $id.");
    assertThat(
            AcmeFile.load("acme.yaml", AcmeFile.PLAIN.text().replace("id: id", "id: $id")).render())
        .contains("$id is not there in the mapping of id.");
  }

  @Test
  void whateverTheFileHoldsNothingIsThrown() {
    for (String text : List.of("", "[]", "5", "connector: [", "a: {{ b }}", "\0", "resources: 3")) {
      LoadResult result = AcmeFile.load("acme.yaml", text);

      assertThat(result.connector()).as(text).isNull();
      assertThat(result.problems()).as(text).isNotEmpty();
    }
  }

  @Test
  void aPathIsCutIntoSegmentsBeforeValuesAreKnown() {
    Request request =
        AcmeFile.get("request: GET /a/{{ $id & \"/\" & $id }}/x-{{ $id }}/")
            .candidates()
            .get()
            .endpoint()
            .request();

    Target.Path path = (Target.Path) request.target();
    assertThat(path.segments()).hasSize(3);
    assertThat(path.trailingSlash()).isTrue();
    assertThat(path.segments().get(1)).isInstanceOf(Template.Computed.class);
    assertThat(render(path.segments().get(1), Map.of("id", "7"))).isEqualTo("7/7");
    assertThat(render(path.segments().get(2), Map.of("id", "7"))).isEqualTo("x-7");
  }

  @Test
  void anExpressionInATemplateMayHoldBracesAndTexts() {
    Request request =
        AcmeFile.get(
                """
                request: POST /people
                json:
                  nested: '{{ {"a": {"b": "}}" & $id}} }}'
                  alone: "{{ [1, 2] }}"
                  list: ["{{ [1, 2] }}", 3, "{{ $lookup({}, 'none') }}", true, null]
                  text: "a {{ $id }} b {{ '{{' }}"
                  left_out: "{{ $lookup({}, 'none') }}"
                """)
            .candidates()
            .get()
            .endpoint()
            .request();

    Object body = render(request.fragment().json(), Map.of("id", "7"));

    assertThat(Json.write(body))
        .isEqualTo(
            """
            {"nested":{"a":{"b":"}}7"}},"alone":[1,2],"list":[1,2,3,true,null],"text":"a 7 b {{"}\
            """);
  }

  /** A version 1.0 is not the number 1, once it is sent. */
  @Test
  void whatIsSentAsTextKeepsItsDigits() {
    Fragment fragment =
        AcmeFile.top("headers: {X-Version: 1.0}\nquery: {day: 020240904, flag: true}")
            .candidates()
            .get()
            .endpoint()
            .request()
            .fragment();

    assertThat(render(fragment.headers().get("X-Version"), Map.of())).isEqualTo("1.0");
    assertThat(render(fragment.query().get("day"), Map.of())).isEqualTo("020240904");
    assertThat(render(fragment.query().get("flag"), Map.of())).isEqualTo("true");
  }

  @Test
  void dottedKeysOfAMappingNest() {
    Resource candidates =
        AcmeFile.map(
                """
                applications:
                  each: apps
                  map: {id: id, current_stage.id: a, current_stage: {name: b}, current_stage.job.id: c}
                """)
            .candidates();

    assertThat(String.valueOf(candidates.map().members().get("applications")))
        .contains("current_stage=Members[members={id=Value[expression=a], name=Value[expression=b]")
        .contains("job=Members[members={id=Value[expression=c]}]");
  }

  @Test
  void aFilterWrittenAsANameIsAParameterWithItsValue() {
    NativeFilter filter =
        requireNonNull(
            AcmeFile.list("{request: GET /people, filters: {id: {param: person_id}}}")
                .candidates()
                .list()
                .getFirst()
                .filters()
                .get(FieldPath.of("id")));

    assertThat(filter.operators()).containsExactly(Operator.EQ);
    assertThat(render(filter.fragment().query().get("person_id"), Map.of("value", "7")))
        .isEqualTo("7");
    assertThat(filter.margin()).isEqualTo(Duration.ofSeconds(1));
    assertThat(filter.exact()).isFalse();
  }

  @Test
  void clientCredentialsBecomeATokenRequest() {
    Connector connector =
        AcmeFile.top(
                """
                auth:
                  oauth2:
                    grant: client_credentials
                    token_url: https://login.acme.example/token
                    scopes: [people, files]
                    form: {sub: "{{ $account.user }}"}
                """)
            .withAccount("{client_id: {}, client_secret: {secret: true}, user: {optional: true}}")
            .connector();

    Auth auth = connector.auth().getFirst();
    TokenSource token = Objects.requireNonNull(auth.token());
    Map<String, Object> account = Map.of("client_id", "me", "client_secret", "s");
    Request request = token.endpoint().request();
    assertThat(render(request.fragment().form(), Map.of("account", account)))
        .isEqualTo(Map.of("grant_type", "client_credentials", "scope", "people files"));
    assertThat(request.basic()).isNotNull();
    assertThat(render(request.basic().username(), Map.of("account", account))).isEqualTo("me");
    assertThat(token.expires()).hasToString("expires_in");
    assertThat(token.grant()).isInstanceOf(Grant.ClientCredentials.class);
    assertThat(
            render(
                auth.fragment().headers().get("Authorization"),
                Map.of("token", Map.of("access_token", "t"))))
        .isEqualTo("Bearer t");
    assertThat(connector.hosts())
        .extracting(host -> render(host, Map.of()))
        .containsExactly("https://login.acme.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth2: {grant: client_credentials, token_url: 'https://login.acme.example/token', errors:"
            + " {unauthorized: own}}",
        "token: {request: POST /login, errors: {unauthorized: own}}",
        "token: {request: POST /login, errors: {unauthorized: own}, refresh: {request: POST"
            + " /again}}"
      })
  void tokenEndpointsInheritTheConnectorsErrorsAndItsWordOnWaits(String way) {
    Auth auth =
        AcmeFile.top(
                """
                errors: {forbidden: a, unauthorized: b, message: c}
                limits: {requests: 5, per: 1s, concurrent: 1, wait: d, backoff: 7s}
                auth: {%s}
                """
                    .formatted(way))
            .withAccount("{client_id: {}, client_secret: {secret: true}}")
            .connector()
            .auth()
            .getFirst();

    TokenSource token = Objects.requireNonNull(auth.token());
    Endpoint endpoint = token.endpoint();
    assertThat(endpoint.errors().conditions().get(Outcome.FORBIDDEN)).hasToString("a");
    assertThat(endpoint.errors().conditions().get(Outcome.UNAUTHORIZED)).hasToString("own");
    assertThat(endpoint.limits())
        .singleElement()
        .satisfies(pool -> assertThat(pool.requests()).isZero())
        .satisfies(pool -> assertThat(pool.concurrent()).isZero())
        .satisfies(pool -> assertThat(pool.retryAfter()).hasToString("d"))
        .satisfies(pool -> assertThat(pool.backoff()).isEqualTo(Duration.ofSeconds(7)));
    if (token.refresh() != null) {
      assertThat(token.refresh().endpoint().errors().conditions().get(Outcome.UNAUTHORIZED))
          .hasToString("b");
    }
  }

  @Test
  void anAuthorizationCodeHasAConsentPageAnExchangeAndARefresh() {
    Auth auth = example("everything").auth().getLast();
    TokenSource token = Objects.requireNonNull(auth.token());
    Map<String, Object> known =
        Map.of(
            "account", Map.of("client_id", "me", "client_secret", "s"),
            "token", Map.of("refresh_token", "r"),
            "code", "c",
            "redirect_uri", "https://here",
            "state", "x",
            "code_challenge", "hash of v",
            "code_verifier", "v");

    assertThat(render(token.endpoint().request().fragment().form(), known))
        .isEqualTo(
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "r",
                "client_id", "me",
                "client_secret", "s",
                "audience", "everything"));
    Grant.AuthorizationCode grant = (Grant.AuthorizationCode) token.grant();
    assertThat(render(new Template.Members(grant.consent().fragment().query()), known))
        .isEqualTo(
            Map.of(
                "response_type", "code",
                "client_id", "me",
                "redirect_uri", "https://here",
                "state", "x",
                "code_challenge", "hash of v",
                "code_challenge_method", "S256",
                "scope", "people,files",
                "prompt", "consent"));
    assertThat(render(grant.exchange().request().fragment().form(), known))
        .asString()
        .contains("authorization_code", "https://here", "code_verifier=v")
        .doesNotContain("hash of v");
  }

  @Test
  void aLoginMayHaveARefreshWithItsOwnRecord() {
    TokenSource token = Objects.requireNonNull(example("ceipal").auth().getFirst().token());

    assertThat(token.grant()).isInstanceOf(Grant.Login.class);
    assertThat(token.record()).hasToString("root ?? $");
    assertThat(token.expires()).hasToString("$number(expires_in ?? 3600)");
    assertThat(Objects.requireNonNull(token.refresh()).record()).hasToString("root ?? $");
    assertThat(token.refresh().endpoint().request().decode()).isEqualTo(Request.Decode.AUTO);
  }

  @Test
  void paginationOfEachKind() {
    assertThat(pagination("page_param: p, default_size: 100").next())
        .isEqualTo(new Next.Page("p", 1));
    assertThat(pagination("page_param: p, default_size: 100").size())
        .isEqualTo(new Pagination.Size(null, 100, 1, 0));
    assertThat(pagination("offset_param: o, start: 1, size_param: n, max_size: 9").next())
        .isEqualTo(new Next.Offset("o", 1));
    assertThat(pagination("offset_param: o, start: 1, size_param: n, max_size: 9").size())
        .isEqualTo(new Pagination.Size("n", 0, 1, 9));
    assertThat(pagination("link_rel: next, keep_params: [a]").next())
        .isEqualTo(new Next.Link("next", List.of("a")));
    Pagination cursor =
        pagination("cursor: next, cursor_param: after, in: header, more: $count > 0, repeat: end");
    assertThat(cursor.next()).isInstanceOf(Next.Cursor.class);
    assertThat(cursor.in()).isEqualTo(In.HEADER);
    assertThat(cursor.end().more()).hasToString("$count > 0");
    assertThat(cursor.end().repeatEnds()).isTrue();
  }

  @Test
  void relationsComeInTheOrderInWhichTheyNeedEachOther() {
    Resource candidates = resource("greenhouse");

    List<String> names = List.copyOf(candidates.related().keySet());
    assertThat(names.indexOf("applications")).isLessThan(names.indexOf("referrer"));
    assertThat(names.indexOf("referrer")).isLessThan(names.indexOf("user"));
    assertThat(candidates.related().get("applications")).isInstanceOf(Related.Batched.class);
    assertThat(candidates.related().get("reason")).isInstanceOf(Related.Table.class);
  }

  /** Where a record is spoken of nearer than records, one call gives one row. */
  @Test
  void aCallPerKeyGivesOneRowOrSeveral() {
    Related.PerKey one =
        (Related.PerKey) requireNonNull(resource("ashby").related().get("application"));
    assertThat(one.single()).isTrue();
    assertThat(one.source().records()).hasToString("results");
    assertThat(one.source().pagination().next()).isInstanceOf(Next.Single.class);
    assertThat(one.fetch()).isEqualTo(Related.Fetch.HYDRATED);

    Related.PerKey several =
        (Related.PerKey) requireNonNull(resource("jazzhr").related().get("links"));
    assertThat(several.single()).isFalse();
    assertThat(several.source().pagination().in()).isEqualTo(In.PATH);

    Related.PerKey own =
        (Related.PerKey) requireNonNull(resource("recruitee").related().get("files"));
    assertThat(own.single()).isFalse();
    assertThat(own.source().records()).hasToString("attachments");
  }

  @Test
  void aSourceMayBeRepeatedOverAnotherThatIsRepeatedOverKeys() {
    Source list = resource("breezy").list().getLast();

    Source.From from = Objects.requireNonNull(list.from());
    assertThat(from.given()).hasToString("$where.applications.job.id");
    Source positions = ((Source.Keys.Rows) from.keys()).source();
    assertThat(positions.key()).hasToString("_id");
    Source.Keys.Values states =
        (Source.Keys.Values) Objects.requireNonNull(positions.from()).keys();
    assertThat(render(states.values(), Map.of()))
        .isEqualTo(List.of("published", "closed", "draft", "pending", "archived"));
  }

  @Test
  void hostsAreOriginsWithOrWithoutTheirScheme() {
    assertThat(example("everything").hosts())
        .extracting(host -> render(host, Map.of("account", Map.of("shard", "eu-1"))))
        .containsExactly(
            "https://files.everything.example",
            "https://*.rest.everything.example",
            "https://eu-1.media.example",
            "https://login.everything.example");
  }

  private static Pagination pagination(String yaml) {
    return AcmeFile.list("{request: GET /people, pagination: {" + yaml + "}}")
        .candidates()
        .list()
        .getFirst()
        .pagination();
  }

  private static Resource resource(String name) {
    return Objects.requireNonNull(example(name).resources().get("candidates"));
  }

  private static Connector example(String name) {
    try {
      return example(EXAMPLES.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connector example(Path file) throws IOException {
    LoadResult result = AcmeFile.load(file.toString(), Files.readString(file));
    assertThat(result.render()).isEmpty();
    return Objects.requireNonNull(result.connector());
  }

  private static @Nullable Object render(
      @Nullable Template template, Map<String, Object> variables) {
    return Objects.requireNonNull(template).render(null, Bindings.of(variables));
  }
}
