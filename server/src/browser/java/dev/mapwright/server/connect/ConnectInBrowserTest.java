package dev.mapwright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.mapwright.server.browser.Chromium;
import dev.mapwright.server.browser.Legibility;
import dev.mapwright.server.store.StoreLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * Customers connect in a real browser: by keyboard, on a phone, in a frame; nothing is asked of
 * anybody else, and the browser has nothing to complain about.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectInBrowserTest {
  @TempDir static Path folder;
  private ConnectRig rig;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void open() {
    chromium = Chromium.open();
    rig = new ConnectRig(StoreLocation.in(folder.resolve("data")), folder, true);
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
    rig.vendor.denies = false;
  }

  @AfterEach
  void leave() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).isSubsetOf("127.0.0.1", "localhost");
    context.close();
  }

  private String address(String body) {
    return rig.origin() + "/connect" + rig.link(body);
  }

  @Test
  void aKeyIsPastedByKeyboardAlone() {
    try (FramingApp app = new FramingApp()) {
      byKeyboard(app.origin() + "/");
    }
    chromium.forget(422); // what a form answers that has to be mended
  }

  private void byKeyboard(String back) {
    page.navigate(address("{\"id\": \"by-key\", \"redirect_uri\": \"" + back + "\"}"));
    page.keyboard().press("Tab");
    page.keyboard().type("HIRE");
    assertThat(page.textContent("#count")).isEqualTo("1 found");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent")).asString().contains("Acme");
    page.keyboard().press("Enter");
    page.waitForURL("**/connect/acme?**");

    page.getByLabel("API key").fill("planted-wrong");
    page.keyboard().press("Enter");
    page.waitForSelector("[role=alert]");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("trouble");
    assertThat(page.getByLabel("API key").inputValue()).isEmpty();
    assertThat(page.content()).doesNotContain("planted-wrong");

    page.getByLabel("API key").fill(ConsentingVendor.KEY);
    page.getByText("Connect", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForURL(back + "?result=success&integration=acme&integrated_account_id=by-key");
    assertThat(rig.read("by-key")).contains("\"id\":\"7\"");
  }

  @Test
  void theVendorIsConsentedToAndTheCustomerComesBack() {
    page.navigate(address("{\"id\": \"by-consent\", \"integrations\": [\"bolt\"]}"));
    page.getByLabel("Region").first().selectOption("eu");
    page.getByText("Continue to Bolt").click();
    page.waitForURL(rig.vendor.uri() + "/authorize?**");
    rig.vendor.denies = true;
    page.getByText("Allow", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("[role=alert]");
    assertThat(page.textContent("[role=alert]")).contains("was not allowed at Bolt");

    rig.vendor.denies = false;
    page.getByLabel("Region").first().selectOption("eu");
    page.getByText("Continue to Bolt").click();
    page.waitForURL(rig.vendor.uri() + "/authorize?**");
    page.getByText("Allow", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("#outcome");

    assertThat(rig.vendor.refusals()).isEmpty();
    assertThat(rig.read("by-consent")).contains("\"id\":\"7\"");
  }

  @Test
  void inAFrameThePageAroundItIsToldAndTheVendorHasAWindowOfItsOwn() {
    try (FramingApp app = new FramingApp()) {
      String link =
          address(
              "{\"id\": \"framed\", \"integrations\": [\"bolt\"], \"frame_origin\": \""
                  + app.origin()
                  + "\"}");
      page.navigate(app.framing(link));
      Frame frame = page.waitForSelector("iframe").contentFrame();
      frame.getByLabel("Region").first().selectOption("eu");
      Page window = page.waitForPopup(() -> frame.getByText("Continue to Bolt").click());
      window.getByText("Allow", new Page.GetByTextOptions().setExact(true)).click();
      window.waitForSelector("#outcome");

      page.waitForFunction("window.told.length > 0");
      assertThat(page.evaluate("window.told"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "result", "success",
                      "integration", "bolt",
                      "integrated_account_id", "framed")));
    }
  }

  @Test
  void aPageThatTheLinkDoesNotNameCannotFrameIt() {
    try (FramingApp app = new FramingApp()) {
      page.navigate(app.framing(address("{\"frame_origin\": \"https://app.example.com\"}")));
      page.waitForCondition(() -> !chromium.complaints().isEmpty());

      assertThat(chromium.complaints().getFirst()).contains("frame-ancestors");
      chromium.forget("frame-ancestors");
    }
  }

  /** On a phone, by day and by night: nothing to scroll sideways, and all of it can be read. */
  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void onAPhone(ColorScheme scheme) {
    try (BrowserContext phone = chromium.phone(scheme)) {
      Page small = phone.newPage();
      String link = rig.link("{}");
      for (String path : List.of("/connect", "/connect/acme", "/connect/bolt")) {
        small.navigate(rig.origin() + path + link);

        assertThat(small.evaluate("document.documentElement.scrollWidth"))
            .as(path)
            .isEqualTo(Chromium.PHONE);
        assertThat(small.evaluate(Legibility.SCRIPT)).as(path).isEqualTo(List.of());
      }
      small.getByText("Connect", new Page.GetByTextOptions().setExact(true)).click();
      small.waitForSelector("[aria-invalid]");
      assertThat(small.evaluate(Legibility.SCRIPT)).isEqualTo(List.of());
      assertThat(small.evaluate("document.activeElement.getAttribute('aria-invalid')"))
          .isEqualTo("true");
      chromium.forget(422);
    }
  }
}
