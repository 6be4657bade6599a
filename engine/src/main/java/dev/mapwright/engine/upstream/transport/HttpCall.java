package dev.mapwright.engine.upstream.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request, ready to send.
 *
 * @param account whose connections it goes over; nobody else's request ever does
 * @param method GET or POST
 * @param uri absolute, encoded
 * @param headers name and value, in order
 * @param body empty for none
 * @param timeout for the whole exchange
 */
public record HttpCall(
    String account,
    String method,
    URI uri,
    List<Map.Entry<String, String>> headers,
    byte[] body,
    Duration timeout) {
  public HttpCall {
    headers = List.copyOf(headers);
  }

  /** The same request with another limit of time. */
  public HttpCall within(Duration newTimeout) {
    return new HttpCall(account, method, uri, headers, body, newTimeout);
  }

  /** Method and URL without the query, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
