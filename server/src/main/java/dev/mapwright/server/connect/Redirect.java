package dev.mapwright.server.connect;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a customer goes next: our own pages, the vendor's, or the one that the link names. */
final class Redirect {
  private Redirect() {}

  /** To an address, relative to the page that was asked for or whole. */
  static ServerResponse to(String address) {
    return ServerResponse.seeOther(address).with(Map.of("referrer-policy", "no-referrer"));
  }

  /**
   * After an account was connected: back where the link says, unless a frame is to show it.
   *
   * @param visit asked for a page right below {@code /connect/}
   */
  static ServerResponse after(Visit visit, Connector vendor) {
    String back = back(visit, vendor);
    return back != null && visit.link().frameOrigin() == null
        ? to(back)
        : to(vendor.name() + visit.query());
  }

  /** The page that the link names, with what came of it; null if it names none. */
  static @Nullable String back(Visit visit, Connector vendor) {
    String page = visit.link().redirectUri();
    return page == null
        ? null
        : page
            + (page.contains("?") ? "&" : "?")
            + "result=success&integration="
            + encoded(vendor.name())
            + "&integrated_account_id="
            + encoded(visit.link().account());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
