package dev.mapwright.server.route;

/** Who may call. */
public enum Access {
  /** Whoever reaches the server. */
  ANYONE,
  /** Who sends the API token. */
  TOKEN,
  /** Who sends the API token, and an account's token in the header of its form. */
  ACCOUNT
}
