package dev.mapwright.engine.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Something that has just happened while a call was answered. None holds a secret or a person's
 * data, so each may be logged.
 */
public sealed interface EngineEvent {

  /**
   * A call of the engine has begun.
   *
   * @param connector the vendor's name
   * @param account whose records are read
   * @param resource such as {@code candidates}
   */
  record CallBegan(String connector, String account, String resource) implements EngineEvent {}

  /**
   * A vendor was asked once, and answered or did not.
   *
   * @param connector the vendor's name
   * @param account for whom
   * @param endpoint as the connector calls it, such as {@code candidates.list}
   * @param method such as {@code GET}
   * @param path segments that the connector's file has, and {@code *} for each other one
   * @param attempt 1 for the first
   * @param status 0 where none came
   * @param outcome what it amounts to: one word of a few dozen
   * @param took until the answer was there and judged; of a file, until its head was
   */
  record VendorCalled(
      String connector,
      String account,
      String endpoint,
      String method,
      Supplier<String> path,
      int attempt,
      int status,
      String outcome,
      Duration took)
      implements EngineEvent {}

  /**
   * A call to a vendor has waited, or has given up waiting.
   *
   * @param what for
   * @param took how long
   */
  record Waited(Wait what, Duration took) implements EngineEvent {}

  /** What a call to a vendor waits for. */
  enum Wait {
    /** The vendor's rate limit. */
    LIMIT,
    /** The pause before another attempt. */
    PAUSE,
    /** A connection, as the account's are all in use. */
    CONNECTION,
    /** Memory for the answer. */
    MEMORY;

    /** In one word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A request is made once more.
   *
   * @param connector the vendor's name
   * @param outcome of the attempt before
   */
  record Repeated(String connector, String outcome) implements EngineEvent {}

  /**
   * A vendor was not asked, since nearly all of the account's last requests failed.
   *
   * @param connector the vendor's name
   */
  record NotAsked(String connector) implements EngineEvent {}

  /**
   * Records were mapped.
   *
   * @param connector the vendor's name
   * @param resource such as {@code candidates}
   * @param records how many times an expression tree was evaluated on a record
   * @param took in all, without what was fetched meanwhile
   */
  record Mapped(String connector, String resource, int records, Duration took)
      implements EngineEvent {}

  /**
   * A record, or something of it, could not be read.
   *
   * @param connector the vendor's name
   * @param kind what happened to it, in one word of a few
   * @param field the dotted unified field where it would stand
   */
  record Lost(String connector, String kind, String field) implements EngineEvent {}
}
