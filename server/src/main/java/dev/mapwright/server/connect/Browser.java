package dev.mapwright.server.connect;

import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.http.ServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the browser that went to the vendor from all others, by a cookie that only the way back
 * reads.
 *
 * @param secret what the cookie holds
 */
record Browser(String secret) {
  private static final String NAME = "mapwright-connect";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** The one that a request comes from, where it went to a vendor before. */
  static Optional<Browser> of(ServerRequest request, PublicAddress address) {
    String cookies = request.header("cookie");
    return Stream.of((cookies == null ? "" : cookies).split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name(address) + "="))
        .map(cookie -> cookie.substring(cookie.indexOf('=') + 1))
        .filter(secret -> FORM.matcher(secret).matches())
        .findFirst()
        .map(Browser::new);
  }

  /** The same, or a new one: two consents may be under way in one browser. */
  static Browser known(ServerRequest request, PublicAddress address) {
    return of(request, address).orElseGet(() -> new Browser(ApiToken.generate()));
  }

  /** The header that makes it known. */
  Map<String, String> header(PublicAddress address) {
    return Map.of(
        "set-cookie",
        name(address)
            + "="
            + secret
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + PendingConsents.LIFETIME.toSeconds()
            + (address.isEncrypted() ? "; Secure" : ""));
  }

  /** No other host of the same domain can set one with this prefix. */
  private static String name(PublicAddress address) {
    return (address.isEncrypted() ? "__Host-" : "") + NAME;
  }

  @Override
  public String toString() {
    return "browser";
  }
}
