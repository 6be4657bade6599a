package dev.mapwright.server.connect;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses of the operator's own pages, to which customers are sent or which frame ours. */
final class WebAddress {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST = 2_000;

  private WebAddress() {}

  /** Whether customers may be sent there: https, or this machine, with nothing hidden in it. */
  static boolean isPage(String text) {
    URI uri = read(text);
    return uri != null && uri.getRawFragment() == null;
  }

  /** Whether it is the origin of a page, as browsers write it. */
  static boolean isOrigin(String text) {
    URI uri = read(text);
    return uri != null && text.equals(Origin.of(uri));
  }

  private static @Nullable URI read(String text) {
    try {
      URI uri = new URI(text);
      boolean isHttps = "https".equals(uri.getScheme());
      boolean isLocal = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
      boolean isFit = (isHttps || isLocal) && uri.getHost() != null && uri.getRawUserInfo() == null;
      return isFit && text.length() <= LONGEST ? uri : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
