package dev.mapwright.server.console.page;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What every page needs in order to be written for somebody.
 *
 * @param texts what it says
 * @param root the way to the path above all pages, relative to this one, so that the server may lie
 *     behind a proxy's prefix
 * @param formToken what forms hold; empty where nobody has signed in
 * @param caller what the one who reads it may
 */
public record PageSetting(Words texts, String root, String formToken, ApiCaller caller) {
  private static final String BUNDLE = "dev.mapwright.server.console.page.texts";

  /** For a request. */
  public static PageSetting of(ServerRequest request, String formToken, ApiCaller caller) {
    int depth = (int) request.path().chars().filter(c -> c == '/').count() - 1;
    return new PageSetting(
        Words.wanted(BUNDLE, request.header("accept-language")),
        "../".repeat(Math.max(0, depth)),
        formToken,
        caller);
  }

  /** A text with its places filled in. */
  public String say(String name, String... values) {
    return texts.say(name, values);
  }

  /** The address of a page by its path below {@code /console/}; empty for the console itself. */
  public String to(String path) {
    return root + (path.isEmpty() ? "console" : "console/" + path);
  }

  /** The same for a path with an id in it. */
  public String to(String path, String id) {
    return to(path + encoded(id));
  }

  /** A text as it stands in an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The hidden field that every form has. */
  public Html token() {
    return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", Shell.TOKEN, formToken);
  }

  /** Whether things may be changed. */
  public boolean isAdmin() {
    return caller.rights() == ApiCaller.Rights.ADMIN;
  }
}
