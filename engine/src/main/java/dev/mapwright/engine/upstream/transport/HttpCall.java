package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to send.
 *
 * @param account whose connections it goes over; nobody else's request ever does
 * @param method GET or POST
 * @param uri absolute, encoded
 * @param headers name and value, in order
 * @param body empty for none
 * @param timeout for the whole exchange
 * @param elsewhere the origin that is asked in place of the URI's, or null; whoever starts the
 *     server chose it, and it may lie in a private network
 */
public record HttpCall(
    String account,
    String method,
    URI uri,
    List<Map.Entry<String, String>> headers,
    byte[] body,
    Duration timeout,
    @Nullable URI elsewhere) {
  public HttpCall {
    headers = List.copyOf(headers);
  }

  /** One to where its URI leads. */
  public HttpCall(
      String account,
      String method,
      URI uri,
      List<Map.Entry<String, String>> headers,
      byte[] body,
      Duration timeout) {
    this(account, method, uri, headers, body, timeout, null);
  }

  /** The same request to another origin. */
  public HttpCall to(URI origin) {
    return new HttpCall(account, method, uri, headers, body, timeout, origin);
  }

  /** The same request with another body. */
  public HttpCall with(byte[] newBody) {
    return new HttpCall(account, method, uri, headers, newBody, timeout, elsewhere);
  }

  /** The same request with another URI and other headers. */
  public HttpCall with(URI newUri, List<Map.Entry<String, String>> newHeaders) {
    return new HttpCall(account, method, newUri, newHeaders, body, timeout, elsewhere);
  }

  /** The same request with another limit of time. */
  public HttpCall within(Duration newTimeout) {
    return new HttpCall(account, method, uri, headers, body, newTimeout, elsewhere);
  }

  /** Method and URL without the query and user, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + Origin.of(uri) + uri.getRawPath();
  }
}
