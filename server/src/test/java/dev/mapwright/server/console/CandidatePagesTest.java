package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.connect.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates on the console: read live, told how, and nobody named in an address. */
class CandidatePagesTest {
  private static final String LIST = "/console/candidates?integrated_account_id=good";

  @TempDir private Path folder;
  private ConsoleRig rig;
  private Visitor reader;

  @BeforeEach
  void open() {
    rig = new ConsoleRig(folder);
    reader = rig.signedIn(String.valueOf(rig.key("{\"name\": \"r\"}").get("key")));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aListIsReadAndToldHow() {
    TestServer.Answer page = reader.get(LIST);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("zoe1@example.com", "zoe3@example.com", "2026-01-03", "GET /people")
        .contains("records read: 3 · kept: 3")
        .contains("Empty here, as only a call for each record would fill them: company");
  }

  @Test
  void whatAVendorSaysIsText() {
    String page = reader.get(LIST).text();

    assertThat(page)
        .contains("Zoë &lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img src=x onerror")
        .doesNotContain(ConsoleVendor.SCRIPT, "<img");
    assertThat(page.replaceAll("(?s)<script>.*?</script>", "")).doesNotContain("<script");
  }

  @Test
  void filtersAreTheVendorsOrOursAndStandInNoAddress() {
    TestServer.Answer filled =
        ConsoleRig.send(
            reader,
            LIST,
            Map.of(
                "field0", "emails.email",
                "operator0", "eq",
                "value0", "zoe2@example.com",
                "field1", "name",
                "operator1", "like",
                "value1", "%no. 2"));
    assertThat(filled.status()).isEqualTo(303);
    assertThat(filled.header("location")).doesNotContain("zoe2", "no.", "name", "emails");

    TestServer.Answer page = reader.get(ConsoleRig.absolute(filled.header("location")));

    assertThat(page.text())
        .contains("<code>emails.email</code> eq", "name like %no. 2")
        .contains(">zoe2@example.com<", "value=\"zoe2@example.com\"")
        .doesNotContain(">zoe1@example.com<");
    assertThat(rig.vendor.asked).anyMatch(asked -> asked.contains("email=[zoe2@example.com]"));
  }

  @Test
  void wrongFiltersAreToldAndKeptInTheForm() {
    TestServer.Answer page =
        ConsoleRig.send(
            reader,
            LIST,
            Map.of(
                "field0",
                "created_at",
                "operator0",
                "gt",
                "value0",
                "<i>soon",
                "field1",
                "nmae",
                "operator1",
                "eq",
                "value1",
                "x"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .contains("&#39;&lt;i&gt;soon&#39; is not a date-time", "Did you mean &#39;name&#39;?")
        .contains("value=\"&lt;i&gt;soon\"");
    assertThat(rig.vendor.asked).isEmpty();
  }

  @Test
  void aFieldWithoutAValueAndAValueWithoutAFieldAreTold() {
    for (Map<String, String> form : List.of(Map.of("field0", "name"), Map.of("value0", "x"))) {
      assertThat(ConsoleRig.send(reader, LIST, form).status()).isEqualTo(422);
    }
  }

  @Test
  void aCandidateIsShownWithWhereItsFieldsComeFrom() {
    TestServer.Answer list = reader.get(LIST);
    Matcher link = Pattern.compile("<th scope=\"row\"><a href=\"([^\"]+)\"").matcher(list.text());
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).contains("candidates/one?integrated_account_id=good&amp;at=");

    TestServer.Answer page = reader.get(ConsoleRig.absolute(link.group(1)));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<code>first_name</code>", "<code class=\"expression\">first</code>")
        .contains(
            "`job` is not there; the keys that say something are",
            "`$detail.employer` is not there; the keys that say something are")
        .contains("&quot;mails&quot;")
        .doesNotContain(ConsoleVendor.SCRIPT, "planted");
  }

  @Test
  void whatIsLaidOverAnAccountIsToldByItsPlace() {
    rig.account("laid", "");
    rig.operator(
        "PUT",
        "/integrated-account/laid/overlay",
        "language: 2\noverlay: acme\nresources: {candidates: {map: {title: '\"Poet\"'}}}\n");
    TestServer.Answer list = reader.get("/console/candidates?integrated_account_id=laid");
    Matcher link = Pattern.compile("<th scope=\"row\"><a href=\"([^\"]+)\"").matcher(list.text());
    assertThat(link.find()).isTrue();

    TestServer.Answer page = reader.get(ConsoleRig.absolute(link.group(1)));

    assertThat(page.text()).contains("<div>Poet</div>", "overlay:3", "acme.yaml:");
  }

  @Test
  void aVendorThatRefusesIsTold() {
    TestServer.Answer page = reader.get("/console/candidates?integrated_account_id=refused");

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.text())
        .contains("role=\"alert\"", "no &lt;script&gt;", "How it was read", "Sign out")
        .doesNotContain("planted");
  }

  @Test
  void nothingIsReadThroughABlockedAccount() {
    rig.account("held", "");
    rig.operator("PATCH", "/integrated-account/held", "{\"status\": \"blocked\"}");

    TestServer.Answer page = reader.get("/console/candidates?integrated_account_id=held");

    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("is blocked");
  }

  @Test
  void anAddressThatWasMadeUpLeadsNowhere() {
    assertThat(reader.get(LIST + "&at=AAAA").status()).isEqualTo(400);
    assertThat(reader.get("/console/candidates/one?integrated_account_id=good&at=AAAA").status())
        .isEqualTo(400);
    assertThat(reader.get("/console/candidates").text()).contains("integrated_account_id");
    assertThat(rig.vendor.asked).isEmpty();
  }
}
