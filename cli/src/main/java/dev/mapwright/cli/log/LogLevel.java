package dev.mapwright.cli.log;

import ch.qos.logback.classic.Level;

/** How much the log tells. */
public enum LogLevel {
  /** What an operator has to mend. */
  ERROR,
  /** And what may become that, and records that were lost. */
  WARN,
  /** And each request of callers. */
  INFO,
  /** And each request to vendors. */
  DEBUG;

  Level level() {
    return Level.valueOf(name());
  }
}
