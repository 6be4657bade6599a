package dev.mapwright.server.openapi;

/** What is to know of a route beside its parameters and answers. */
enum Trait {
  /** It needs no token. */
  OPEN,
  /** A vendor may fail behind it. */
  CALLS_VENDOR,
  /** Clients may keep the answer, and ask whether it is still the same. */
  CACHED
}
