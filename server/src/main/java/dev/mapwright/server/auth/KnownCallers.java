package dev.mapwright.server.auth;

import dev.mapwright.server.http.ApiCaller;
import java.util.Optional;

/** Knows callers by what they send. Thread-safe. */
@FunctionalInterface
public interface KnownCallers {
  /** Who sends this token; empty if nobody may. */
  Optional<ApiCaller> find(String token);

  /** The operator alone. */
  static KnownCallers operator(ApiToken token) {
    return sent -> token.matches(sent) ? Optional.of(ApiCaller.OPERATOR) : Optional.empty();
  }

  /** Who is not known here may be known there. */
  default KnownCallers or(KnownCallers others) {
    return sent -> find(sent).or(() -> others.find(sent));
  }
}
