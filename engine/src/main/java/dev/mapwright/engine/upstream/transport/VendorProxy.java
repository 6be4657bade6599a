package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that requests to vendors go through. It looks vendors' names up by itself, so it
 * has to see to it that they lead nowhere private.
 *
 * @param host of the proxy
 * @param port of the proxy
 * @param user whom the proxy lets in, or null
 * @param password of the user; secret
 * @param direct which hosts are asked without it
 */
public record VendorProxy(
    String host, int port, @Nullable String user, @Nullable String password, DirectHosts direct) {

  /**
   * From texts as they stand in an environment.
   *
   * @param url such as {@code http://user:password@proxy.example:3128}
   * @param direct such as {@code .internal.example,localhost,10.0.0.0/8}; empty for none
   * @throws IllegalArgumentException if the URL is none, which the message does not show, or a
   *     block of addresses
   */
  public static VendorProxy of(String url, String direct) {
    try {
      URI uri = new URI(url.strip());
      if ("http".equalsIgnoreCase(uri.getScheme()) && Origin.of(uri) != null) {
        String[] user = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
        return new VendorProxy(
            uri.getHost(),
            Origin.port(uri),
            user == null ? null : Percent.decode(user[0].replace("+", "%2B")),
            user == null || user.length < 2 ? null : Percent.decode(user[1].replace("+", "%2B")),
            DirectHosts.parse(direct));
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "expected the URL of an HTTP proxy, such as http://proxy.example.com:3128");
  }

  /** Whether a URL is asked for through it. */
  public boolean covers(URI uri) {
    return !direct.include(uri);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
