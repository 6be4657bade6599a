package dev.mapwright.server.trace;

import java.net.URI;
import java.util.Map;

/**
 * Where traces go.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://127.0.0.1:4318}
 * @param headers that it wants, such as a key; secret
 * @param service what this server is called there
 * @param ratio how many of the requests that nobody has decided about are traced, from 0 to 1
 */
public record TraceSettings(
    URI endpoint, Map<String, String> headers, String service, double ratio) {
  private static final String PATH = "/v1/traces";

  public TraceSettings {
    headers = Map.copyOf(headers);
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("a ratio is a number from 0 to 1, not " + ratio);
    }
  }

  /** Where traces are taken; collectors are named without it. */
  URI address() {
    String text = endpoint.toString().replaceFirst("/+$", "");
    return URI.create(text.endsWith(PATH) ? text : text + PATH);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return service + " to " + endpoint.getHost();
  }
}
