package dev.mapwright.server.http;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and what that allows.
 *
 * @param rights what may be done
 * @param account the one account that may be read; null for all
 * @param passesOn whether requests of the caller's own may be sent to vendors
 */
public record ApiCaller(Rights rights, @Nullable String account, boolean passesOn) {
  /** Whoever has not said who he is. */
  public static final ApiCaller NOBODY = new ApiCaller(Rights.NOTHING, null);

  /** Who runs the server. */
  public static final ApiCaller OPERATOR = new ApiCaller(Rights.ADMIN, null, true);

  /** Who reads, and sends vendors nothing of his own. */
  public ApiCaller(Rights rights, @Nullable String account) {
    this(rights, account, false);
  }

  /** What may be done, from least to most. */
  public enum Rights {
    NOTHING,
    /** The records of one account, for minutes. */
    ACCOUNT,
    READ,
    /** To read, and to change accounts and keys. */
    ADMIN
  }

  /** Whether the records of an account may be read. */
  public boolean mayRead(String id) {
    return account == null || account.equals(id);
  }
}
