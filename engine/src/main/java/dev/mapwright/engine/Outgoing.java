package dev.mapwright.engine;

import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Requests to addresses that are no vendor's, such as those of webhooks: guarded as requests to
 * vendors are, so that none goes into a private network, and no redirect is followed. Thread-safe;
 * blocks.
 *
 * @param transport sends
 */
public record Outgoing(Transport transport) {
  private static final Duration IDLE = Duration.ofSeconds(1);

  /**
   * Posts a body. Of the answer nothing is read but its status.
   *
   * @param sender whose connections it goes over; nobody else's request does
   * @param headers name and value, in order
   * @param timeout until the head of the answer is there
   * @return the status
   * @throws TransportException if there is no answer, or the address may not be called
   */
  public int post(
      String sender, URI to, List<Map.Entry<String, String>> headers, byte[] body, Duration timeout)
      throws InterruptedException {
    try (HttpStream answer =
        transport.open(new HttpCall(sender, "POST", to, headers, body, timeout), IDLE)) {
      return answer.status();
    }
  }
}
