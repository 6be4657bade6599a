package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that requests to vendors go through. It looks vendors' names up by itself, so it
 * has to see to it that they lead nowhere private.
 *
 * @param host of the proxy
 * @param port of the proxy
 * @param user whom the proxy lets in, or null
 * @param password of the user; secret
 * @param direct hosts, and ends of hosts, that are asked without it; {@code *} for all
 */
public record VendorProxy(
    String host, int port, @Nullable String user, @Nullable String password, List<String> direct) {
  private static final String ALL = "*";

  public VendorProxy {
    direct = List.copyOf(direct);
  }

  /**
   * From texts as they stand in an environment.
   *
   * @param url such as {@code http://user:password@proxy.example:3128}
   * @param direct such as {@code .internal.example,localhost}; empty for none
   * @throws IllegalArgumentException if the URL is none; the message does not show it
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
            Arrays.stream(direct.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList());
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "expected the URL of an HTTP proxy, such as http://proxy.example.com:3128");
  }

  /** Whether a URL is asked for through it. */
  public boolean covers(URI uri) {
    String asked = uri.getHost().toLowerCase(Locale.ROOT);
    return direct.stream()
        .noneMatch(host ->
            host.equals(ALL)
                || asked.equals(host.replaceFirst("^\\*?\\.", ""))
                || asked.endsWith("." + host.replaceFirst("^\\*?\\.", "")));
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
