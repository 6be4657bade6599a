package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.browser.Chromium;
import dev.mapwright.server.browser.Legibility;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The console in a real browser, before a vendor whose texts try to be more than texts: nothing is
 * asked of anybody else, and the browser has nothing to complain about.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInBrowserTest {
  @TempDir static Path folder;
  private ConsoleRig rig;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void open() {
    chromium = Chromium.open();
    rig = new ConsoleRig(folder);
  }

  @AfterAll
  void close() {
    if (rig != null) {
      rig.close();
      chromium.close();
    }
  }

  @BeforeEach
  void visit() {
    context = chromium.visitor();
    page = context.newPage();
    page.onDialog(dialog -> {
      throw new AssertionError("a text was run: " + dialog.message());
    });
  }

  @AfterEach
  void leave() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).isSubsetOf("127.0.0.1");
    context.close();
  }

  private void signIn(Page at, String path) {
    at.navigate(rig.origin() + path);
    at.getByLabel("Key").fill(TestServer.TOKEN);
    at.keyboard().press("Enter");
    at.waitForSelector("header");
  }

  @Test
  void oneSignsInByKeyboardAndComesToThePageThatOneAskedFor() {
    page.navigate(rig.origin() + "/console/accounts/good");
    page.getByLabel("Key").fill("planted-wrong");
    page.keyboard().press("Enter");
    page.waitForSelector("[role=alert]");
    assertThat(page.content()).doesNotContain("planted-wrong");
    chromium.forget(401);

    page.getByLabel("Key").fill(TestServer.TOKEN);
    page.keyboard().press("Enter");
    page.waitForURL("**/console/accounts/good");

    assertThat(page.evaluate("document.cookie")).isEqualTo("");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("To the content");
  }

  @Test
  void anAccountIsTriedAndItsCandidatesAreRead() {
    signIn(page, "/");
    page.getByText("refused").click();
    page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("#tried.trouble");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("tried");

    page.navigate(rig.origin() + "/console/accounts/good");
    page.getByText("Test", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("#tried.fine");
    page.getByText("Read candidates").click();
    page.waitForSelector("table.list");
    assertThat(page.locator("table.list tbody tr").count()).isEqualTo(3);

    page.locator("#field0").selectOption("emails.email");
    page.locator("#value0").fill("zoe2@example.com");
    page.keyboard().press("Enter");
    page.waitForURL("**&at=*");
    assertThat(page.url()).doesNotContain("zoe2");
    assertThat(page.locator("table.list tbody tr").count()).isEqualTo(1);

    page.locator("table.list tbody a").click();
    page.waitForSelector("table.fields");
    assertThat(page.textContent("main")).contains("zoe2@example.com", ConsoleVendor.SCRIPT);
    page.goBack();
    page.waitForSelector("table.list");
  }

  @Test
  void aMappingIsMendedInThePlayground() {
    signIn(page, "/console/playground?connector=acme");
    page.getByLabel("Record of the vendor").fill("{\"id\": 7, \"first\": \"Zoë\", \"last\": null}");
    String mapping = page.locator("#mapping").inputValue();
    page.locator("#mapping")
        .fill(mapping.replace("first_name: first", "first_name: $frist_name(first)"));
    page.waitForSelector("#problems .mark.error"); // by itself, while one writes
    chromium.forget(422);
    assertThat(page.textContent("#problems")).contains("Did you mean '$first_name'?");

    page.locator("#problems .mark a").click();
    assertThat(page.evaluate("getSelection().toString()")).isEqualTo("$frist_name");
    page.keyboard().type("$first_name");
    page.waitForSelector("pre.json");
    assertThat(page.textContent("pre.json")).contains("\"first_name\": \"Zoë\"");
    assertThat(page.textContent("#outcome")).contains("`last` is null.");
  }

  @Test
  void thePlaygroundWorksWithoutScript() {
    try (BrowserContext plain = chromium.withoutScript()) {
      Page quiet = plain.newPage();
      signIn(quiet, "/console/playground?connector=acme");
      quiet.getByLabel("Record of the vendor").fill("{\"id\": 7, \"last\": null}");
      quiet.getByText("Map it").click();

      quiet.waitForSelector("pre.json");
      assertThat(quiet.textContent("#outcome")).contains("`last` is null.");
    }
  }

  /** By day and by night, on a phone: nothing to scroll sideways, and all of it can be read. */
  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void onAPhone(ColorScheme scheme) {
    try (BrowserContext phone = chromium.phone(scheme)) {
      Page small = phone.newPage();
      small.navigate(rig.origin() + "/console");
      check(small, "sign in");
      signIn(small, "/console");
      for (String path :
          List.of(
              "accounts",
              "accounts/good",
              "connect",
              "candidates",
              "candidates?integrated_account_id=good",
              "candidates?integrated_account_id=refused",
              "connectors",
              "connectors/acme",
              "playground",
              "playground?connector=acme",
              "accounts/none")) {
        small.navigate(rig.origin() + "/console/" + path);
        check(small, path);
      }
      small.navigate(rig.origin() + "/console/connectors/acme");
      small.locator("summary").click();
      check(small, "the file of a connector");
      small.navigate(rig.origin() + "/console/candidates?integrated_account_id=good");
      small.locator("table.list tbody a").first().click();
      check(small, "candidate");
      small.getByText("Try it in the playground").click();
      small.waitForSelector("pre.json");
      check(small, "playground with a record");
      small.locator("#mapping").fill("map:\n  id: id\n  nmae: first\n");
      small.getByText("Map it").click();
      small.waitForSelector("#problems");
      check(small, "playground with a mistake");
    }
    List.of(401, 404, 422).forEach(chromium::forget);
  }

  private static void check(Page small, String what) {
    assertThat(small.evaluate("document.documentElement.scrollWidth"))
        .as(what)
        .isEqualTo(Chromium.PHONE);
    assertThat(small.evaluate(Legibility.SCRIPT)).as(what).isEqualTo(List.of());
  }
}
