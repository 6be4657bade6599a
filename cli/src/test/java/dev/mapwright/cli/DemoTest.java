package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.openapi.OpenApiDocument;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo plays every vendor, and what it answers is as its OpenAPI document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));

  /** What a scenario calls. */
  private static final Pattern CONTENT =
      Pattern.compile("content: \\{id: \"?([^\",]+)\"?, attachment: \"?([^\"}]+)\"?}");

  private static final String PATH = "/unified/ats/candidates";

  private RunningDemo demo;
  private OpenApiDocument document;

  @BeforeAll
  void start() throws InterruptedException {
    demo = new RunningDemo();
    document = new OpenApiDocument(json(get("/openapi.json")));
  }

  @AfterAll
  void stop() throws Exception {
    demo.close();
  }

  static List<String> vendors() {
    return RunningDemo.vendors();
  }

  @Test
  void theTableNamesACandidateOfEveryVendor() throws InterruptedException {
    List<String> rows = demo.out().lines().filter(line -> line.startsWith("sandbox-")).toList();

    assertThat(rows).hasSameSizeAs(vendors()).noneMatch(row -> row.contains("failed:"));
  }

  @Test
  void aNewcomerIsLedToTheConsole() throws InterruptedException {
    assertThat(demo.out()).containsPattern("Console: http://127.0.0.1:\\d+/ in a browser; sign in");
    assertThat(get("/console").body()).contains("<h1>Sign in</h1>");
  }

  @Test
  void theCallsThatItShowsWork() throws InterruptedException {
    String origin = demo.origin();
    List<String> shown = demo.out().lines().filter(line -> line.contains(origin + PATH)).toList();

    assertThat(shown).hasSize(2);
    for (String line : shown) {
      String url = line.substring(line.indexOf(origin), line.lastIndexOf('\''));
      assertThat(get(url.substring(origin.length())).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void listsAreAsDocumented(String vendor) {
    holds("CandidateList", query(vendor, "&limit=3&hydrate=true&meta=true"));
    holds("CandidateListByKey", query(vendor, "&limit=3&truto_key_by=id"));
    holds("CandidateNormalizedList", query(vendor, "&limit=3&truto_response_format=normalized"));
    holds("CandidateRawList", query(vendor, "&limit=3&truto_response_format=raw"));
    holds("CandidateList", query(vendor, "&limit=3&truto_response_format=stream"));
    holds("Plan", query(vendor, "&explain=true&emails=x@example.com&sort_by[created_at]=asc"));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void singleRecordsAreAsDocumented(String vendor) {
    String id = encoded(id(records(query(vendor, "&limit=1")).getFirst()));

    holds("Candidate", "/" + id + query(vendor, ""));
    holds("CandidateNormalized", "/" + id + query(vendor, "&truto_response_format=normalized"));
    assertThat(get(PATH + "/" + id + query(vendor, "&truto_response_format=raw")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void descriptionsAreAsDocumented(String vendor) {
    holds("VendorMethodMeta", "/" + vendor + "/meta/list");
    holds("MethodMeta", "/meta/get" + query(vendor, ""));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void attachmentsComeOrTheRefusalIsAsDocumented(String vendor) {
    for (Map<?, ?> record : records(query(vendor, "&limit=20&hydrate=true"))) {
      for (Object attachment : (List<?>) Objects.requireNonNull(record.get("attachments"))) {
        HttpResponse<String> answer = content(vendor, id(record), id(attachment));
        if (answer.statusCode() == 200) {
          assertThat(answer.headers().firstValue("content-disposition")).isPresent();
          assertThat(answer.body()).isNotEmpty();
        } else {
          // Signed links lead to hosts that nobody plays here, or the vendor gives no file.
          assertThat(answer.statusCode()).as(answer.body()).isIn(404, 502);
          assertThat(document.violations("Error", answer.body())).isEmpty();
        }
      }
    }
  }

  static List<String> vendorsWhoseFilesWantCredentials() throws IOException {
    List<String> vendors = new ArrayList<>();
    for (String vendor : vendors()) {
      if (Files.readString(RunningDemo.CONNECTORS.resolve(vendor + ".yaml"))
          .contains("\n    content:")) {
        vendors.add(vendor);
      }
    }
    return vendors;
  }

  @ParameterizedTest
  @MethodSource("vendorsWhoseFilesWantCredentials")
  void filesBehindCredentialsAreThere(String vendor) throws IOException {
    Matcher call =
        CONTENT.matcher(
            Files.readString(
                ROOT.resolve("test-fixtures/vendors/" + vendor + "/scenarios/content.yaml")));
    assertThat(call.find()).isTrue();

    HttpResponse<String> answer = content(vendor, call.group(1), call.group(2));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
  }

  private HttpResponse<String> content(String vendor, String id, String attachment) {
    return get(
        PATH
            + "/"
            + encoded(id)
            + "/attachments/"
            + encoded(attachment)
            + "/content"
            + query(vendor, ""));
  }

  private void holds(String schema, String path) {
    HttpResponse<String> answer = get(PATH + path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    assertThat(document.violations(schema, answer.body())).as(path).isEmpty();
  }

  private static String id(Object object) {
    return String.valueOf(((Map<?, ?>) object).get("id"));
  }

  @SuppressWarnings("unchecked") // as the document says
  private List<Map<?, ?>> records(String path) {
    return (List<Map<?, ?>>) Objects.requireNonNull(json(get(PATH + path)).get("result"));
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, ?> json(HttpResponse<String> answer) {
    return (Map<String, ?>) Json.read(answer.body());
  }

  private static String query(String vendor, String more) {
    return "?integrated_account_id=sandbox-"
        + vendor
        + more.replace("[", "%5B").replace("]", "%5D");
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> get(String path) {
    return demo.get(path, Map.of());
  }
}
