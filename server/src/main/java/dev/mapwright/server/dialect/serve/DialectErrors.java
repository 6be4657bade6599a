package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.ErrorRow;
import dev.mapwright.server.dialect.Fault;
import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ParameterMistake;
import dev.mapwright.server.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures as a dialect's file says.
 *
 * @param rows by fault; all are there
 */
record DialectErrors(Map<Fault, ErrorRow> rows) implements ErrorForm {

  static DialectErrors of(Dialect dialect) {
    return new DialectErrors(dialect.errors());
  }

  @Override
  public ServerResponse tell(Failure failure) {
    ErrorRow row = Objects.requireNonNull(rows.get(fault(failure)));
    Map<String, @Nullable Object> told =
        JsonTree.of("status", (long) row.status())
            .with("message", failure.message())
            .withPresent("cursor", failure.nextCursor())
            .with("mistakes", failure.mistakes().stream().map(DialectErrors::value).toList())
            .value();
    Object body = row.body().of(told);
    return ServerResponse.json(row.status(), out -> out.value(body))
        .with(failure.headers())
        .with(headers(row.headers(), told));
  }

  /** What the expressions of a dialect's errors see. */
  private static Object value(ParameterMistake mistake) {
    return JsonTree.of("part", mistake.part())
        .with("name", mistake.name())
        .with("message", mistake.message())
        .with("kind", mistake.kind())
        .value();
  }

  private static Fault fault(Failure failure) {
    Failure.Vendor vendor = failure.vendor();
    if (vendor != null) {
      return switch (vendor.outcome()) {
        case NOT_FOUND, EMPTY -> Fault.NOT_FOUND;
        case RATE_LIMITED -> Fault.VENDOR_LIMITED;
        case EXPIRED -> Fault.EXPIRED;
        case UNAVAILABLE -> failure.status() == 503 ? Fault.VENDOR_LIMITED : Fault.VENDOR_FAILED;
        case UNAUTHORIZED, FORBIDDEN, BAD_REQUEST, VENDOR_ERROR, OK -> Fault.VENDOR_FAILED;
      };
    }
    return switch (failure.status()) {
      case 401 -> Fault.UNAUTHENTICATED;
      case 403 -> Fault.FORBIDDEN;
      case 404 -> Fault.NOT_FOUND;
      case 405 -> Fault.METHOD;
      case 422 -> Fault.INVALID;
      case 429 -> Fault.LIMITED;
      case 503 -> Fault.BUSY;
      case 504 -> Fault.DEADLINE;
      default -> failure.status() < 500 ? Fault.MALFORMED : Fault.INTERNAL;
    };
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
