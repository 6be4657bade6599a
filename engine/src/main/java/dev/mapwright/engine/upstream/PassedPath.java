package dev.mapwright.engine.upstream;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a passed request goes: below the connector's base URL, whatever its path says. */
final class PassedPath {
  private static final int MOST_DECODED = 4;

  private PassedPath() {}

  /**
   * The URL.
   *
   * @throws CallerException if the path would lead out of the base, or is none
   */
  static URI below(URI base, PassedRequest request) {
    String path = request.path();
    if (path.isEmpty() || path.startsWith("/") || climbs(path)) {
      throw refused("'path' leads out of where the account's requests go");
    }
    String root = base.getRawPath() == null ? "" : base.getRawPath();
    String query = request.query() == null ? "" : "?" + request.query();
    try {
      return new URI(
          base.getScheme()
              + "://"
              + base.getRawAuthority()
              + (root.endsWith("/") ? root : root + "/")
              + Percent.url(path).replace("?", "%3F").replace("#", "%23")
              + Percent.url(query).replace("#", "%23"));
    } catch (URISyntaxException _) {
      throw refused("path or query is no part of a URL");
    }
  }

  private static CallerException refused(String message) {
    return new CallerException(CallerException.Kind.BAD_REQUEST, message);
  }

  /** Whether a vendor could read a step upwards in it, however often it decodes it. */
  private static boolean climbs(@Nullable String encoded) {
    String path = encoded == null ? "" : encoded;
    for (int i = 0; i < MOST_DECODED; i++) {
      for (String segment : path.split("[/\\\\]", -1)) {
        String bare = segment.replaceFirst(";.*$", "").strip();
        if (bare.equals(".") || bare.equals("..") || bare.chars().anyMatch(c -> c < ' ')) {
          return true;
        }
      }
      String decoded = Percent.decode(path.replace("+", "%2B"));
      if (decoded.equals(path)) {
        return path.indexOf('\\') >= 0;
      }
      path = decoded;
    }
    return path.toLowerCase(Locale.ROOT).contains("%2");
  }
}
