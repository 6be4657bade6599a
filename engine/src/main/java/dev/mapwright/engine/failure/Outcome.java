package dev.mapwright.engine.failure;

import java.util.Locale;

/** What an answer of a vendor amounts to. */
public enum Outcome {
  OK,
  /** No records in a list; not found in a get. */
  EMPTY,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_FOUND,
  BAD_REQUEST,
  RATE_LIMITED,
  UNAVAILABLE,
  /** The vendor no longer knows the place at which the list was to go on. */
  EXPIRED,
  VENDOR_ERROR;

  /** The word of the connector language. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
