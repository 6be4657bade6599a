package dev.mapwright.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, which notes what its pages ask for and what it complains about. */
public final class Chromium implements AutoCloseable {
  /** How wide a small phone is. */
  public static final int PHONE = 360;

  private static final double TIMEOUT = 15_000;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** Starts it; where there is none, one line says so, and the tests are left out. */
  public static Chromium open() {
    Path program =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (program == null) {
      System.out.println("Left out: the tests in a browser, since there is no Chromium.");
    }
    Assumptions.assumeTrue(program != null, "no Chromium");
    return new Chromium(program);
  }

  /** Somebody at a large screen. */
  public BrowserContext visitor() {
    return watched(new Browser.NewContextOptions().setViewportSize(1100, 900));
  }

  /** Somebody with a phone. */
  public BrowserContext phone(ColorScheme scheme) {
    return watched(
        new Browser.NewContextOptions().setViewportSize(PHONE, 740).setColorScheme(scheme));
  }

  /** Somebody whose browser runs no scripts. */
  public BrowserContext withoutScript() {
    return watched(
        new Browser.NewContextOptions().setViewportSize(1100, 900).setJavaScriptEnabled(false));
  }

  private BrowserContext watched(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setLocale("en"));
    context.setDefaultTimeout(TIMEOUT);
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(message.text());
      }
    });
    context.onWebError(error -> complaints.add(error.error()));
    context.onRequest(request -> {
      String host = URI.create(request.url()).getHost();
      hosts.add(host == null ? request.url() : host);
    });
    return context;
  }

  /** What it has complained about: refused by a policy, failed in a script, not found. */
  public List<String> complaints() {
    return complaints;
  }

  /** That a page was answered so was meant. */
  public void forget(int status) {
    forget("status of " + status);
  }

  /** That complaint was expected. */
  public void forget(String words) {
    complaints.removeIf(complaint -> complaint.contains(words));
  }

  /** Whom all pages have asked. */
  public Set<String> hosts() {
    return hosts;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
