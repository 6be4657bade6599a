package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor says that what it was asked to filter by does not exist: a job that nobody knows is
 * no error, nobody is on it. Only a refusal of the request can say so; one of the credentials, or
 * for want of time, says nothing of the value.
 *
 * @param conditions over an answer's body, with {@code $status} and {@code $headers}
 */
public record UnknownValues(List<Expression> conditions) {
  /** Where no filter says anything. */
  public static final UnknownValues NONE = new UnknownValues(List.of());

  public UnknownValues {
    conditions = List.copyOf(conditions);
  }

  /** What these filters say. */
  public static UnknownValues of(List<NativeFilter> filters) {
    return new UnknownValues(
        filters.stream().map(NativeFilter::unknown).filter(Objects::nonNull).toList());
  }

  /** Whether an answer that is no failure says so. */
  boolean isSaidBy(Answer answer, Variables variables) {
    return answer.outcome() == Outcome.NOT_FOUND
        && holds(answer.body(), answer.variables(variables));
  }

  /** Whether a failure says so. */
  boolean isSaidBy(VendorException failure, Variables variables) {
    return switch (failure.outcome()) {
      case NOT_FOUND, BAD_REQUEST, FORBIDDEN, VENDOR_ERROR ->
          holds(
              failure.body(),
              variables
                  .with("status", (long) failure.status())
                  .with("headers", Map.copyOf(failure.headers())));
      case OK, EMPTY, EXPIRED, UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> false;
    };
  }

  private boolean holds(@Nullable Object body, Variables variables) {
    return conditions.stream().anyMatch(condition -> holds(condition, body, variables));
  }

  /** An error body has a shape of its own: what cannot be evaluated on it says nothing. */
  private static boolean holds(Expression condition, @Nullable Object body, Variables variables) {
    try {
      return Truth.of(condition.evaluate(body, variables));
    } catch (ExpressionFailure _) {
      return false;
    }
  }
}
