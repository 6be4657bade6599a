package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.connect.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings that are tried: told at their line what is wrong, and unable to reach anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundPagesTest {
  private static final String PAGE = "/console/playground?connector=acme";
  private static final String RECORD =
      """
      {"id": 7, "first": "Zoë <script>alert(1)</script>", "last": null, "job": {"role": "cook"},
       "mails": ["z@example.com"], "made": {"at": 1}}
      """;

  @TempDir static Path folder;
  private ConsoleRig rig;
  private Visitor reader;

  @BeforeAll
  void open() {
    rig = new ConsoleRig(folder);
    reader = rig.signedIn(String.valueOf(rig.key("{\"name\": \"r\"}").get("key")));
  }

  @AfterAll
  void close() {
    rig.close();
  }

  @AfterEach
  void nobodyWasCalled() {
    assertThat(rig.vendor.asked).isEmpty();
  }

  private TestServer.Answer mapped(String mapping, String record) {
    return ConsoleRig.send(reader, PAGE, Map.of("mapping", mapping, "record", record));
  }

  private TestServer.Answer overlaid(String overlay, String record) {
    return ConsoleRig.send(
        reader, PAGE, Map.of("kind", "overlay", "mapping", overlay, "record", record));
  }

  /** The filters of the connector want the e-mail addresses to be mapped. */
  private static String mapping(String field) {
    String emails = field.startsWith("emails") ? "" : "  emails: {each: mails, map: {email: $}}\n";
    return "map:\n  id: id\n  " + field + "\n" + emails;
  }

  @Test
  void oneBeginsWithTheConnectorsMapping() {
    assertThat(reader.get("/console/playground").text()).contains("value=\"acme\"");
    assertThat(reader.get(PAGE).text())
        .contains(">\nlet:\n  full: $join([first, last], &quot; &quot;)\n\nmap:\n  id: id\n")
        .doesNotContain("base_url");
    assertThat(reader.get("/console/playground?connector=amce").status()).isEqualTo(404);
  }

  @Test
  void aRecordIsMappedAndItsEmptyFieldsExplained() {
    TestServer.Answer page = mapped("", RECORD);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("&quot;first_name&quot;: &quot;Zoë &lt;script&gt;")
        .contains("`last` is null.")
        .contains("`job.title` is not there; the keys that say something are role.")
        .contains("It needs a call to the vendor, which is not asked here.")
        .contains("What the expression gives is an object, which this field cannot hold.")
        .contains("`created_at` cannot be read from an object, in 1 record")
        .contains("mapping:5", "Fields that the mapping does not fill", "<code>phones</code>")
        .doesNotContain("<script>alert");
  }

  @Test
  void aWrongExpressionIsToldUnderItsLineWithItsCure() {
    TestServer.Answer page = mapped("map:\n  id: id\n  name: $frist_name(first)\n", RECORD);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .contains("<span class=\"number\">3</span><code>  name: $frist_name(first)</code>")
        .contains("<pre aria-hidden=\"true\">        ^^^^^^^^^^^</pre>")
        .contains("Line 3, column 9:", "<strong>Did you mean &#39;$first_name&#39;?</strong>")
        .contains("aria-invalid=\"true\" aria-describedby=\"problems\"")
        .doesNotContain("Unified record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map:\n  id: id\n  nmae: first\n",
        "map:\n  id: id\n  name: [first\n",
        "map:\n  id: id\n  name: (first\n",
        "map:\n  name: first\n",
        "map:\n\tid: id\n",
        "nothing",
        "</textarea><script>alert(1)</script>",
        "map: {id: id}\nmap: {id: id}\n",
      })
  void everyMistakeHasItsLineAndNoneIsMoreThanText(String mapping) {
    TestServer.Answer page = mapped(mapping, RECORD);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .containsAnyOf("class=\"mark error\"", "role=\"alert\"")
        .doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"id\": 1}}", "</textarea><script>alert(1)</script>", "[]"})
  void aRecordThatIsNoneIsTold(String record) {
    TestServer.Answer page = mapped("", record);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("role=\"alert\"").doesNotContain("<script>alert");
  }

  @Test
  void whatTheMappingBreaksElsewhereIsTold() {
    assertThat(mapped("map:\n  id: id\n", RECORD).text())
        .contains("the rest of the connector does not hold any more, at `emails.email:");
  }

  @Test
  void aWholeAnswerIsTakenApart() {
    assertThat(mapped("", "{\"people\": [" + RECORD + "]}").text()).contains("`last` is null.");
  }

  @Test
  void aRecordThatCannotBeMappedIsToldAtTheLine() {
    TestServer.Answer page = mapped(mapping("name: first * 2"), RECORD);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .contains(
            "<code>  name: first * 2</code>", "The record cannot be mapped: name fails on it");
  }

  @Test
  void noExpressionReachesAnAccount() {
    for (String reach :
        new String[] {
          "$account.key", "$string($account)", "$account", "$eval(\"$account.key\")", "$env"
        }) {
      assertThat(mapped(mapping("name: '" + reach + "'"), RECORD).text())
          .as(reach)
          .doesNotContain("planted");
    }
    assertThat(
            overlaid(
                    """
                    language: 2
                    overlay: acme
                    resources: {candidates: {map: {name: $account.key}}}
                    """,
                    RECORD)
                .text())
        .contains("class=\"mark error\"")
        .doesNotContain("planted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: '$reduce([1..100000000], function($a, $b) { $a + $b })'",
        "name: '$join([1..10000000].($string($)), \"x\")'",
        "name: '$pad(\"x\", 100000000)'",
        """
        emails:
            each: '[1..20000]'
            map: {email: '$string($sum([1..15000].$reduce([1..9], function($a, $b) { $a + $b })))'}
        """,
      })
  void anExpressionThatTakesTooMuchIsStopped(String field) {
    TestServer.Answer page = mapped(mapping(field), RECORD);

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).containsAnyOf("The record cannot be mapped", "takes longer than");
  }

  @Test
  void whatIsTooLongIsTold() {
    assertThat(mapped("# " + "x".repeat(140_000), RECORD).text()).contains("more than 131072");
    assertThat(mapped("", "\"" + "x".repeat(600_000) + "\"").text()).contains("more than 524288");
    assertThat(mapped("", "x".repeat(2 << 20)).status()).isEqualTo(413);
    assertThat(mapped("", "[".repeat(5_000)).status()).isEqualTo(422);
  }

  @Test
  void anAliasBombIsNoMapping() {
    StringBuilder bomb = new StringBuilder("let:\n  a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(mapped(bomb + "map:\n  id: id\n", RECORD).status()).isEqualTo(422);
  }

  @Test
  void anOverlayIsLaidOverTheConnector() {
    TestServer.Answer begun = reader.get(PAGE + "&kind=overlay");
    assertThat(begun.text()).contains(">\nlanguage: 2\noverlay: acme\n");

    TestServer.Answer page =
        overlaid(
            """
            language: 2
            overlay: acme
            resources:
              candidates:
                map:
                  title: null
                  custom_fields.role: job.role
            """,
            RECORD);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("&quot;role&quot;: &quot;cook&quot;", "overlay:7", "acme.yaml:")
        .contains("<code>title</code>");
  }

  @Test
  void theOverlayOfAnAccountIsForWhoMayChangeIt() {
    rig.account("laid", "");
    rig.operator(
        "PUT",
        "/integrated-account/laid/overlay",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {title: job.role}}}\n");
    String address = "/console/playground?integrated_account_id=laid";

    assertThat(reader.get(address).status()).isEqualTo(403);
    Visitor admin = rig.operatorsBrowser();
    assertThat(admin.get(address).text()).contains("{title: job.role}");
    assertThat(admin.get("/console/accounts/laid").text())
        .contains("playground?integrated_account_id=laid");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    assertThat(reader.post(PAGE, Map.of("record", RECORD)).status()).isEqualTo(403);
    assertThat(rig.stranger().post(PAGE, Map.of("record", RECORD)).status()).isEqualTo(401);
  }
}
