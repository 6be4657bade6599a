package dev.mapwright.server.route;

/** Who may call. */
public enum Access {
  /** Whoever reaches the server. */
  ANYONE,
  /** Who sends a key, or the token of an account. */
  TOKEN,
  /** Who sends a key; the token of an account is for records. */
  KEY,
  /** Who sends a key that may pass requests on to vendors. */
  PROXY,
  /** Who sends a key with admin rights. */
  ADMIN,
  /** Who sends a key, and an account's token in the header of its form. */
  ACCOUNT
}
