package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What connector, resource and operation may each say, with what is inherited merged in.
 *
 * @param errors condition by outcome's word, and the expression of {@code message}
 * @param limits the connector's first, then narrower ones
 * @param pagination null where nothing is said
 * @param records null where nothing is said
 * @param record null where nothing is said
 */
record Defaults(
    SequencedMap<String, Template> query,
    SequencedMap<String, Template> headers,
    ArrayStyle arrays,
    SequencedMap<String, Expression> errors,
    List<RatePool> limits,
    @Nullable Pagination pagination,
    @Nullable Expression records,
    @Nullable Expression record,
    Duration timeout,
    int attempts) {

  /** What holds where nobody says anything. */
  static final Defaults NONE =
      new Defaults(
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          ArrayStyle.REPEAT,
          new LinkedHashMap<>(),
          List.of(),
          null,
          null,
          null,
          Duration.ofSeconds(30),
          3);

  /**
   * The pool of token endpoints: what bounds other requests does not bound these, but they wait as
   * the vendor says.
   */
  List<RatePool> tokenLimits() {
    return limits.isEmpty()
        ? List.of()
        : List.of(
            new RatePool(
                RatePool.TOKENS,
                0,
                Duration.ZERO,
                0,
                limits.getLast().retryAfter(),
                limits.getLast().backoff()));
  }
}
