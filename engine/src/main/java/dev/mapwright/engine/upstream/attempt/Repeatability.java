package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.failure.Outcome;

/** Whether a request that failed is made again. */
public enum Repeatability {
  /** It would fail the same way. */
  NO,
  /** It may have been bad luck, but is not likely to pass by waiting. */
  ONCE,
  /** It passes, as a rule; as often as the endpoint says. */
  YES;

  /** After a vendor's answer. Everything asked here reads, so that asking twice does no harm. */
  public static Repeatability after(Outcome outcome, int status) {
    return switch (outcome) {
      case RATE_LIMITED, UNAVAILABLE -> YES;
      case VENDOR_ERROR -> status == 500 || status > 505 ? ONCE : NO;
      case OK, EMPTY, EXPIRED, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, BAD_REQUEST -> NO;
    };
  }

  /** The most attempts in all. */
  int attempts() {
    return switch (this) {
      case NO -> 1;
      case ONCE -> 2;
      case YES -> Integer.MAX_VALUE;
    };
  }
}
