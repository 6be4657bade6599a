package dev.mapwright.engine.upstream.wire;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A URL's scheme, host and port: who is asked, and who may see credentials. */
public final class Origin {
  private Origin() {}

  /**
   * The origin in its one spelling, such as {@code https://api.example.com}: lower case, the usual
   * port left out.
   *
   * @return null where there is no host, or the scheme is neither http nor https
   */
  public static @Nullable String of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    int usual = usualPort(scheme);
    if (host == null || usual < 0) {
      return null;
    }
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return scheme + "://" + host.toLowerCase(Locale.ROOT) + port;
  }

  /** The port that a URL means. */
  public static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : usualPort(uri.getScheme().toLowerCase(Locale.ROOT));
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
  }
}
