package dev.mapwright.cli;

import dev.mapwright.server.failure.FailurePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps off the process's error stream what neither our log nor a command writes there, since it
 * holds URLs, tokens and people's data: what libraries say by the JDK's own logging, and the stack
 * traces of threads that end.
 */
public final class QuietLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(QuietLibraries.class);

  private QuietLibraries() {}

  /** To be called before anything is logged. */
  static void arrange() {
    System.setProperty("java.util.logging.config.class", NoHandlers.class.getName());
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
        LOG.error("The thread '{}' ended: {}", thread.getName(), FailurePlace.of(failure)));
  }

  /** The whole configuration of the JDK's logging, made by it when it is used first: nothing. */
  public static final class NoHandlers {}
}
