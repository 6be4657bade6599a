package dev.mapwright.server.route;

/** What is to know of a route beside its parameters and answers. */
public enum Trait {
  /** A vendor may fail behind it. */
  CALLS_VENDOR,
  /** Clients may keep the answer, and ask whether it is still the same. */
  CACHED
}
