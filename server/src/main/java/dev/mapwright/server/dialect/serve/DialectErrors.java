package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.ErrorRow;
import dev.mapwright.server.dialect.Fault;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures as a dialect's file says.
 *
 * @param rows by fault; all are there
 */
record DialectErrors(Map<Fault, ErrorRow> rows) {

  static DialectErrors of(Dialect dialect) {
    return new DialectErrors(dialect.errors());
  }

  /** The answer to whatever was thrown. */
  ServerResponse tell(RuntimeException thrown) {
    if (thrown instanceof DialectException refused) {
      return answer(
          refused.fault(), refused.getMessage(), refused.mistakes(), null, refused.headers());
    }
    Failure failure = Failures.of(thrown);
    return answer(
        fault(failure), failure.message(), List.of(), failure.nextCursor(), failure.headers());
  }

  private static Fault fault(Failure failure) {
    Failure.Vendor vendor = failure.vendor();
    if (vendor != null) {
      return switch (vendor.outcome()) {
        case NOT_FOUND, EMPTY -> Fault.NOT_FOUND;
        case RATE_LIMITED -> Fault.VENDOR_LIMITED;
        case EXPIRED -> Fault.EXPIRED;
        case UNAUTHORIZED, FORBIDDEN, BAD_REQUEST, UNAVAILABLE, VENDOR_ERROR, OK ->
            Fault.VENDOR_FAILED;
      };
    }
    return switch (failure.status()) {
      case 401 -> Fault.UNAUTHENTICATED;
      case 403 -> Fault.FORBIDDEN;
      case 404 -> Fault.NOT_FOUND;
      case 405 -> Fault.METHOD;
      case 429 -> Fault.LIMITED;
      case 503 -> Fault.BUSY;
      case 504 -> Fault.DEADLINE;
      default -> failure.status() < 500 ? Fault.MALFORMED : Fault.INTERNAL;
    };
  }

  private ServerResponse answer(
      Fault fault,
      String message,
      List<Mistake> mistakes,
      @Nullable String cursor,
      Map<String, String> headers) {
    ErrorRow row = Objects.requireNonNull(rows.get(fault));
    Map<String, @Nullable Object> failure =
        JsonTree.of("status", (long) row.status())
            .with("message", message)
            .withPresent("cursor", cursor)
            .with("mistakes", mistakes.stream().map(Mistake::value).toList())
            .value();
    Object body = row.body().of(failure);
    return ServerResponse.json(row.status(), out -> out.value(body))
        .with(headers)
        .with(headers(row.headers(), failure));
  }

  private static SequencedMap<String, String> headers(
      SequencedMap<String, Expression> wanted, Object failure) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    wanted.forEach((name, expression) -> {
      Object value = expression.evaluate(failure, Bindings.NONE);
      if (value != null) {
        headers.put(name, String.valueOf(value));
      }
    });
    return headers;
  }
}
