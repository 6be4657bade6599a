package dev.mapwright.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.CannedApi;
import dev.mapwright.server.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /unified/.../meta/...}: told from the connector file and the model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetaTest {
  private static final String OF_ACCOUNT =
      "/unified/ats/candidates/meta/list?integrated_account_id=acme-eu";

  private final CannedApi api = CannedApi.answering(List.of(CannedApi.record("7", "{}")), null);
  private final TestServer server = AcmeDescription.serve(api);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aMethodOfAnAccountIsDescribed() {
    Map<String, Object> meta = server.get(OF_ACCOUNT).json();

    assertThat(meta)
        .containsEntry("method", "list")
        .containsEntry("resource", "candidates")
        .containsEntry("unified_model", "ats")
        .containsEntry("integration", "acme")
        .containsEntry("documentation_link", "https://acme.example/api")
        .doesNotContainKey("response_schema");
    assertThat(at(meta, "schema")).containsEntry("title", "Candidate");
  }

  @Test
  void whatIsAlwaysSentIsShownWithItsExpressions() {
    Map<String, Object> list = server.get(OF_ACCOUNT).json();
    Map<String, Object> get = server.get("/unified/ats/candidates/acme/meta/get").json();

    assertThat(list.get("default_query")).hasToString("{version=2}");
    assertThat(list.get("default_body"))
        .hasToString("{order=id, since=from {{ $account.region }}}");
    assertThat(Json.write(Objects.requireNonNull(get.get("default_body")))).isEqualTo("null");
  }

  @Test
  void theMappingIsShownAsItIsWritten() {
    assertThat(at(server.get(OF_ACCOUNT).json(), "response_mapping"))
        .hasToString(
            "{let={full=first & \" \" & last}, map={id=id, name=$full, title=$detail.title,"
                + " emails=[{each=mail, map={email=$}}, {each=others, let={kind=type},"
                + " map={email=address, type=$kind}}], tags={each=$labels(id),"
                + " map={id=$kinds(kind).id, name=text}}, created_at=made}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          id                  | {eq=native, ne=engine, in=native, nin=engine, like=engine}
          job_id              | {eq=native, ne=engine, in=engine, nin=engine, like=engine}
          applications.job.id | {eq=native, ne=engine, in=engine, nin=engine, like=engine}
          emails              | {eq=native_if_approximate, ne=engine, in=engine, nin=engine, like=engine}
          is_private          | {eq=engine, ne=engine, in=engine, nin=engine}
          created_at          | {eq=engine, ne=engine, gt=native, gte=native, lt=native, lte=native, in=engine, nin=engine, like=engine}
          """)
  void eachFilterSaysWhoDoesIt(String filter, String marks) {
    Map<String, Object> properties =
        at(at(server.get(OF_ACCOUNT).json(), "query_schema"), "properties");

    assertThat(at(properties, filter).get("operators")).hasToString(marks);
  }

  @Test
  void aGetHasNoFilters() {
    Map<String, Object> schema =
        at(server.get("/unified/ats/candidates/acme/meta/get").json(), "query_schema");

    assertThat(at(schema, "properties").keySet())
        .containsExactlyInAnyOrder(
            "integrated_account_id",
            "organization_id",
            "truto_response_format",
            "truto_ignore_remote_data",
            "truto_exclude_fields",
            "remote_query",
            "strict",
            "meta",
            "explain");
    assertThat(schema.get("required")).hasToString("[integrated_account_id]");
  }

  @Test
  void theDirectionsThatTheVendorSortsAreTold() {
    Map<String, Object> properties =
        at(at(server.get(OF_ACCOUNT).json(), "query_schema"), "properties");

    assertThat(at(properties, "sort_by").get("native")).hasToString("{created_at=[desc]}");
  }

  @Test
  void theFormOfAnswersFitsRealOnes() {
    Object schema =
        server.get("/unified/ats/candidates/acme/meta/list").json().get("response_schema");
    var validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.write(Objects.requireNonNull(schema)), InputFormat.JSON);
    String answer = server.get("/unified/ats/candidates?integrated_account_id=acme-eu").text();

    assertThat(validator.validate(answer, InputFormat.JSON)).isEmpty();
    assertThat(validator.validate(answer.replace("\"tags\":[]", "\"tags\":[{}]"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void metaIsNoRecordsId() {
    var answer = server.get("/unified/ats/candidates/meta?integrated_account_id=acme-eu");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("message"))
        .isEqualTo(
            "Nothing is at /unified/ats/candidates/meta; a method is described at"
                + " /unified/ats/candidates/meta/{method}, which is one of list, get");
    assertThat(api.gets).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /unified/ats/candidates/acme/meta/lists   | 404 | There is no method 'lists'. Did you mean 'list'?
          /unified/ats/candidates/acne/meta/list    | 404 | There is no integration 'acne'. Did you mean 'acme'?
          /unified/ats/candidate/acme/meta/list     | 404 | There is no unified resource 'ats/candidate'. Did you mean 'ats/candidates'?
          /unified/ats/candidates/meta/list         | 400 | The parameter 'integrated_account_id' is missing
          /unified/ats/candidates/meta/list?integrated_account_id=acme | 404 | There is no integrated account 'acme'
          /unified/ats/candidates/acme/meta/get?x=1 | 400 | Unknown parameter 'x'. None is taken here.
          /unified/meta/crm/acme                    | 404 | Acme <b> has nothing of a unified model 'crm'; there is ats
          /unified/meta/ats/acme?format=pdf         | 400 | 'format' cannot be 'pdf'. Allowed: html, json, md
          """)
  void whatIsNotThereIsTold(String path, int status, String message) {
    var answer = server.get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("message")).asString().startsWith(message);
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> at(Map<String, Object> object, String member) {
    return (Map<String, Object>) Objects.requireNonNull(object.get(member), member);
  }
}
