package dev.mapwright.engine.connector;

import java.time.Duration;
import java.util.List;

/**
 * Everything needed to call one vendor endpoint and to judge its answer.
 *
 * @param name what messages and rate pools call it, such as {@code candidates.list}
 * @param request the request
 * @param errors how answers are judged
 * @param limits rate pools that a call takes from: the connector's first, then narrower ones
 * @param timeout for one attempt
 * @param attempts at most so many, on unavailable and rate-limited answers
 */
public record Endpoint(
    String name,
    Request request,
    ErrorRules errors,
    List<RatePool> limits,
    Duration timeout,
    int attempts) {
  public Endpoint {
    limits = List.copyOf(limits);
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt");
    }
  }
}
