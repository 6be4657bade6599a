package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.openapi.OpenApiDocument;
import dev.mapwright.jsonata.value.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandboxes of all vendors, in all forms: every answer is as the form's document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersAsDocumentedTest {
  private static final String LIST = "/unified/ats/candidates";
  private static final String ONE = LIST + "/{id}";
  private static final String DIALECTS = "/api/ats/v1/candidates";

  private RunningDemo demo;
  private OpenApiDocument unified;
  private Map<String, OpenApiDocument> dialects;

  @BeforeAll
  void start() throws InterruptedException {
    demo = new RunningDemo();
    unified = document("/openapi.json");
    dialects =
        Map.of(
            "x-connector-token", document("/openapi/bindbee.json"),
            "X-Account-Token", document("/openapi/merge.json"));
  }

  @AfterAll
  void stop() throws Exception {
    demo.close();
  }

  private OpenApiDocument document(String path) {
    return new OpenApiDocument(object(demo.get(path, Map.of()).body()));
  }

  static List<String> vendors() {
    return RunningDemo.vendors();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void inTheServersOwnForm(String vendor) {
    String account = "integrated_account_id=sandbox-" + vendor;
    String id = encoded(text(ask(LIST, LIST, account + "&limit=1", 200), "result", "id"));
    for (String form :
        List.of(
            "",
            "&meta=true",
            "&hydrate=true&limit=3",
            "&truto_exclude_fields=id,name&truto_ignore_remote_data=true",
            "&truto_key_by=id",
            "&truto_response_format=raw",
            "&truto_response_format=raw&truto_key_by=id",
            "&truto_response_format=normalized",
            "&truto_response_format=stream&meta=true",
            "&name[like]=%25a%25",
            "&explain=true",
            "&explain=true&hydrate=true&sort_by[name]=asc&name=x")) {
      ask(LIST, LIST, account + form.replace("[", "%5B").replace("]", "%5D"), 200);
    }
    for (String form :
        List.of("", "&truto_response_format=raw", "&truto_response_format=normalized")) {
      ask(ONE, LIST + "/" + id, account + form, 200);
    }
    ask(LIST, LIST, account + "&limit=0&nme=x", 400);
    ask(LIST, LIST, "integrated_account_id=nobody", 404);
    ask(ONE, LIST + "/" + id, "", 400);
    lines(account);
  }

  /** Each line of a stream of lines is a record. */
  private void lines(String account) {
    HttpResponse<String> answer =
        demo.get(LIST + "?limit=5&" + account, Map.of("accept", "application/x-ndjson"));
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
    assertThat(answer.body().lines()).isNotEmpty();
    answer
        .body()
        .lines()
        .forEach(line -> assertThat(unified.violations("Candidate", line)).as(line).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void whatIsToldOfIt(String vendor) {
    String account = "integrated_account_id=sandbox-" + vendor;
    for (String method : List.of("list", "get")) {
      ask(LIST + "/meta/{method}", LIST + "/meta/" + method, account, 200);
      String ofVendor = LIST + "/{integration}/meta/{method}";
      ask(ofVendor, LIST + "/" + vendor + "/meta/" + method, "", 200);
    }
    for (String format : List.of("json", "md", "html")) {
      String pages = "/unified/meta/ats/{integration}";
      ask(pages, "/unified/meta/ats/" + vendor, "format=" + format, 200);
    }
    ask("/integration/{slug}/capabilities", "/integration/" + vendor + "/capabilities", "", 200);
    String one = "/integrated-account/sandbox-" + vendor;
    ask("/integrated-account/{id}", one, "", 200);
    ask("/integrated-account/{id}/capabilities", one + "/capabilities", "", 200);
    ask("/integrated-account/me", "/integrated-account/me", account, 200);
    ask("/integrated-account", "/integrated-account", "integration.name=" + vendor, 200);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void inTheFormsOfDialects(String vendor) {
    dialects.forEach((header, document) -> {
      Map<String, String> token = Map.of(header, "sandbox-" + vendor);
      String items = header.startsWith("x") ? "items" : "results";
      String raw = header.startsWith("x") ? "include_raw_data" : "include_remote_data";
      String one = DIALECTS + "/{id}";
      String id = text(ask(document, DIALECTS, DIALECTS + "?page_size=3", token, 200), items, "id");
      for (String query :
          List.of(
              "?page_size=20&expand=applications,attachments",
              "?page_size=2&" + raw + "=true",
              "?first_name=nobody%20at%20all")) {
        ask(document, DIALECTS, DIALECTS + query, token, 200);
        if (!query.contains("first_name")) {
          String shows = query.replaceFirst("page_size=[0-9]+&", "");
          ask(document, one, DIALECTS + "/" + id + shows, token, 200);
        }
      }
      ask(document, one, DIALECTS + "/00000000-0000-5000-8000-000000000000", token, 404);
      ask(document, DIALECTS, DIALECTS + "?page_size=0", token, 0);
      ask(document, DIALECTS, DIALECTS, Map.of(header, "nobody"), 401);
    });
  }

  private String ask(String path, String filled, String query, int status) {
    return ask(unified, path, filled + (query.isEmpty() ? "" : "?" + query), Map.of(), status);
  }

  /** The body of an answer, which is as the document says. */
  private String ask(
      OpenApiDocument document, String path, String url, Map<String, String> headers, int status) {
    HttpResponse<String> answer = demo.get(url, headers);
    String type = answer.headers().firstValue("content-type").orElse("");
    if (status > 0) {
      assertThat(answer.statusCode()).as(url + ": " + answer.body()).isEqualTo(status);
    }
    assertThat(document.violations(path, answer.statusCode(), type, answer.body()))
        .as(url)
        .isEmpty();
    return answer.body();
  }

  private static String text(String body, String list, String member) {
    List<?> items = (List<?>) Objects.requireNonNull(object(body).get(list));
    return String.valueOf(((Map<?, ?>) items.getFirst()).get(member));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> object(String json) {
    return (Map<String, Object>) Json.read(json);
  }
}
