package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.connector.Auth.Grant;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.auth.TokenState.Held;
import dev.mapwright.engine.upstream.auth.TokenState.NeedsReauth;
import dev.mapwright.engine.upstream.auth.TokenState.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a refusal, so that refused credentials are not sent again and again: some
 * vendors lock whoever tries too often. Thread-safe.
 */
public final class TokenRefusals {
  /** A consent that was taken back never holds again. A login may, once somebody mends it. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Refusals of the app rather than of the customer's consent. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of("invalid_client", "unauthorized_client", "access_denied", "invalid_credentials");

  /** Refusals that only a new consent mends. */
  private static final Set<String> OF_THE_CONSENT =
      Set.of("invalid_grant", "invalid_code", "invalid_token");

  private final InstantSource clock;

  public TokenRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What to remember.
   *
   * @param error the error's code, empty for none
   * @param old the token so far, or null
   * @return null if the failure was no refusal
   */
  public @Nullable TokenState remembered(
      Grant grant, VendorException failure, String error, @Nullable Held old) {
    return switch (failure.outcome()) {
      case UNAUTHORIZED ->
          isConsent(grant, failure, error)
              ? new NeedsReauth(why(failure, error), clock.instant())
              : refused(failure, old);
      case FORBIDDEN -> refused(failure, old);
      case OK, EMPTY, EXPIRED, NOT_FOUND, BAD_REQUEST, RATE_LIMITED, UNAVAILABLE, VENDOR_ERROR ->
          null;
    };
  }

  /** A bare 401 may be about the app as well as about the consent, and a 400 by its words alone. */
  private static boolean isConsent(Grant grant, VendorException failure, String error) {
    if (!(grant instanceof Grant.AuthorizationCode) || OF_THE_CLIENT.contains(error)) {
      return false;
    }
    return switch (failure.status()) {
      case 400, 422 -> OF_THE_CONSENT.contains(error);
      case 401 -> !error.isEmpty();
      default -> true;
    };
  }

  private static String why(VendorException failure, String error) {
    if (error.isEmpty()) {
      return String.valueOf(failure.getMessage());
    }
    return failure.status() < 300 ? "no token came, but: " + error : error;
  }

  private Refused refused(VendorException failure, @Nullable Held old) {
    return new Refused(
        String.valueOf(failure.getMessage()),
        failure.status(),
        failure.outcome(),
        clock.instant().plus(REMEMBERED),
        old);
  }
}
