package dev.mapwright.server.identity;

/** How much of a record was read: what lists leave out tells nothing of a change. */
public enum Depth {
  /** As a list gives it. */
  LIST,
  /** With all that calls per record fill. */
  FULL
}
