package dev.mapwright.cli.log;

/** In which form a line of the log is written. */
public enum LogFormat {
  /** For people: words, then {@code name=value}. */
  TEXT,
  /** For programs: an object a line. */
  JSON
}
