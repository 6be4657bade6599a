package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.TestServer;
import dev.mapwright.server.connect.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on the console: seen as far as the key may, and never with a secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesTest {
  @TempDir static Path folder;
  private ConsoleRig rig;
  private Visitor admin;

  @BeforeAll
  void open() {
    rig = new ConsoleRig(folder);
    rig.account("made-1", ", \"tenant_id\": \"north <i>\", \"environment\": \"production\"");
    for (int i = 10; i < 70; i++) {
      rig.account("made-" + i, ", \"tenant_id\": \"south\"");
    }
    rig.operator("PATCH", "/integrated-account/made-42", "{\"status\": \"blocked\"}");
    admin = rig.operatorsBrowser();
  }

  @AfterAll
  void close() {
    rig.close();
  }

  @Test
  void allAccountsAreThereOnceInPages() {
    TreeSet<String> seen = new TreeSet<>();
    int count = 0;
    String page = "/console/accounts";
    while (page != null) {
      TestServer.Answer answer = admin.get(page);
      for (String id : found(answer, "href=\"\\.\\./console/accounts/([^\"]+)\"")) {
        seen.add(id);
        count++;
      }
      page =
          found(answer, "rel=\"next\" href=\"([^\"]+)\"").stream()
              .findFirst()
              .map(ConsoleRig::absolute)
              .orElse(null);
    }

    assertThat(seen).hasSize(63).contains("good", "refused", "made-1", "made-69");
    assertThat(count).isEqualTo(63);
  }

  private static List<String> found(TestServer.Answer page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.text())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  @Test
  void theyAreFiltered() {
    assertThat(admin.get("/console/accounts?status=blocked").text())
        .contains(">made-42<", "blocked")
        .doesNotContain(">made-41<", ">good<");
    assertThat(admin.get("/console/accounts?tenant_id=north+%3Ci%3E").text())
        .contains(">made-1<", "north &lt;i&gt; · production")
        .doesNotContain(">made-10<", "<i>");
    assertThat(admin.get("/console/accounts?connector=bolt").text())
        .contains("No account is like this");
    assertThat(admin.get("/console/accounts?after=nonsense").status()).isEqualTo(400);
  }

  @Test
  void anAccountIsShownWithoutItsSecrets() {
    TestServer.Answer made = admin.get("/console/accounts/made-1");
    TestServer.Answer declared = admin.get("/console/accounts/refused");

    assertThat(made.text())
        .contains("set, and never shown", "Connect anew", "north &lt;i&gt;")
        .doesNotContain("planted", "<i>");
    assertThat(declared.text())
        .contains("In the accounts file, which alone changes it", "here")
        .doesNotContain("planted", "Connect anew");
  }

  @Test
  void whatAConnectorSaysIsText() {
    assertThat(admin.get("/console/accounts/good").text())
        .contains("Acme &lt;b&gt;&quot;Hire&quot;&lt;/b&gt;", "Key &lt;/dt&gt;&lt;script&gt;")
        .doesNotContain("alert(3)</script>", "<b>");
  }

  @Test
  void anAccountIsTried() {
    TestServer.Answer good = ConsoleRig.send(admin, "/console/accounts/good/test", Map.of());
    TestServer.Answer refused = ConsoleRig.send(admin, "/console/accounts/refused/test", Map.of());

    assertThat(good.text()).contains("class=\"fine\"", "lets this account in");
    assertThat(refused.text())
        .contains("class=\"trouble\"", "does not accept these credentials", "The vendor says:")
        .contains("no &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("planted", ConsoleVendor.SCRIPT);
  }

  @Test
  void aKeyThatReadsChangesNothing() {
    Visitor reader = rig.signedIn(String.valueOf(rig.key("{\"name\": \"r\"}").get("key")));

    assertThat(reader.get("/console/accounts/made-1").text())
        .contains("Read candidates")
        .doesNotContain("/test", "/link");
    assertThat(reader.get("/console/connect").status()).isEqualTo(403);
    for (String target :
        new String[] {
          "/console/accounts/good/test", "/console/accounts/made-1/link", "/console/connect"
        }) {
      TestServer.Answer answer = ConsoleRig.send(reader, target, Map.of());
      assertThat(answer.status()).as(target).isEqualTo(403);
      assertThat(answer.text()).contains("takes a key with admin rights", "Sign out");
    }
  }

  @Test
  void aKeyOfOneAccountSeesNoOther() {
    Visitor one =
        rig.signedIn(
            String.valueOf(
                rig.key("{\"name\": \"one\", \"integrated_account_id\": \"made-10\"}").get("key")));

    assertThat(one.get("/console/accounts").text())
        .contains(">made-10<", "key of made-10")
        .doesNotContain(">made-11<", ">good<");
    for (String page :
        new String[] {
          "/console/accounts/good",
          "/console/candidates?integrated_account_id=good",
          "/console/candidates/one?integrated_account_id=good&at=x"
        }) {
      assertThat(one.get(page).status()).as(page).isEqualTo(404);
      assertThat(one.get(page).text()).doesNotContain("Acme");
    }
  }

  @Test
  void aCustomerIsSentALink() {
    TestServer.Answer made =
        ConsoleRig.send(
            admin, "/console/connect", Map.of("connector", "acme", "tenant_id", "north"));
    String link = found(made, "readonly value=\"([^\"]+)\"").getFirst();

    assertThat(link).startsWith(rig.origin() + "/connect?link_token=mwl_");
    assertThat(rig.stranger().get(link).status()).isEqualTo(303);
    assertThat(ConsoleRig.send(admin, "/console/accounts/made-1/link", Map.of()).text())
        .contains("/connect?link_token=mwl_");
  }

  @Test
  void whatCannotBeIsTold() {
    assertThat(
            ConsoleRig.send(admin, "/console/connect", Map.of("tenant_id", "n".repeat(201))).text())
        .contains("have 200 characters at most");
    assertThat(ConsoleRig.send(admin, "/console/connect", Map.of("connector", "<i>none")).status())
        .isEqualTo(422);
    assertThat(ConsoleRig.send(admin, "/console/accounts/good/link", Map.of()).status())
        .isEqualTo(409);
    TestServer.Answer none = admin.get("/console/accounts/%3Cscript%3Ealert(9)");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text()).contains("&lt;script&gt;alert(9)").doesNotContain("<script>alert");
  }
}
