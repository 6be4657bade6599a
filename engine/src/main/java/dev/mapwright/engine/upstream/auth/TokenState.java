package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.failure.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of an account's token. */
public sealed interface TokenState {

  /**
   * There is one. Its text form does not show it.
   *
   * @param token what the vendor answered: {@code $token}
   * @param renewAt from when another is fetched before the next request; null = when refused
   * @param version grows with each token of the account, so that two alike can be told apart
   */
  record Held(Object token, @Nullable Instant renewAt, long version) implements TokenState {
    /** Whether it is time for another. */
    public boolean isDue(Instant now) {
      return renewAt != null && !now.isBefore(renewAt);
    }

    @Override
    public String toString() {
      return "token " + version + ", renewed at " + renewAt;
    }
  }

  /**
   * The vendor refused to give one: the same credentials are not sent again for a while.
   *
   * @param why what was said of the refusal
   * @param status its HTTP status
   * @param outcome unauthorized or forbidden
   * @param until from when one request tries whether it still holds
   * @param before the token so far, whose refresh token may be the newest; null if there was none
   */
  record Refused(String why, int status, Outcome outcome, Instant until, @Nullable Held before)
      implements TokenState {}

  /**
   * The vendor refuses for good: the customer has to authorise anew.
   *
   * @param why the vendor's word, such as {@code invalid_grant}
   * @param since when it was refused
   */
  record NeedsReauth(String why, Instant since) implements TokenState {}
}
