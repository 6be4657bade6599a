package dev.mapwright.server.account;

import java.util.Locale;

/** How an account is. */
public enum AccountStatus {
  /** Records are read through it. */
  ACTIVE,
  /** Its vendor no longer honours the customer's consent. */
  NEEDS_REAUTH,
  /** Nothing is read through it, as somebody has said so. */
  BLOCKED,
  /** Nothing can be read through it, as this server does not have its connector. */
  CONNECTOR_MISSING;

  /** As callers see it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
