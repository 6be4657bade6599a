package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.ErrorRules;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what an answer amounts to: by the connector's rules in their order, then by status. */
final class OutcomeRules {
  private OutcomeRules() {}

  static Outcome outcome(ErrorRules rules, int status, @Nullable Object body, Variables variables) {
    for (Map.Entry<Outcome, Expression> rule : rules.conditions().entrySet()) {
      if (Truth.of(value(rule.getValue(), body, variables))) {
        return rule.getKey();
      }
    }
    return byStatus(status);
  }

  static Outcome byStatus(int status) {
    return switch (status) {
      case 401 -> Outcome.UNAUTHORIZED;
      case 402, 403 -> Outcome.FORBIDDEN; // 402: the customer's plan does not have it
      case 404, 410 -> Outcome.NOT_FOUND;
      case 429 -> Outcome.RATE_LIMITED;
      case 502, 503, 504 -> Outcome.UNAVAILABLE;
      default -> {
        if (status >= 200 && status < 300) {
          yield Outcome.OK;
        }
        yield status >= 400 && status < 500 ? Outcome.BAD_REQUEST : Outcome.VENDOR_ERROR;
      }
    };
  }

  /** The vendor's own words, or null. */
  static @Nullable String words(ErrorRules rules, @Nullable Object body, Variables variables) {
    Object value = rules.message() == null ? null : value(rules.message(), body, variables);
    if (value == null || value == JsonNull.NULL || Texts.of(value).isBlank()) {
      return null;
    }
    return Texts.of(value).strip();
  }

  /** What an outcome means, as the continuation of the vendor's name. */
  static String phrase(Outcome outcome, int status) {
    return switch (outcome) {
      case OK, EMPTY -> "answered";
      case UNAUTHORIZED -> "refused the account's credentials";
      case FORBIDDEN -> "does not let this account read this";
      case NOT_FOUND -> "has nothing there";
      case BAD_REQUEST -> "does not accept the request";
      case RATE_LIMITED -> "wants fewer requests";
      case UNAVAILABLE -> "is not available";
      case EXPIRED ->
          "no longer knows the place at which this list was to go on: begin again without a cursor";
      case VENDOR_ERROR ->
          status >= 300 && status < 400
              ? "redirects the request elsewhere, which is not followed"
              : "failed";
    };
  }

  /** An error body has a shape of its own: what cannot be evaluated on it says nothing. */
  private static @Nullable Object value(
      Expression expression, @Nullable Object body, Variables variables) {
    try {
      return expression.evaluate(body, variables);
    } catch (ExpressionFailure _) {
      return null;
    }
  }
}
