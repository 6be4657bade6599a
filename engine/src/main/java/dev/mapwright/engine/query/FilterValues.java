package dev.mapwright.engine.query;

import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.filter.Operator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a native filter's fragment sees: {@code $value}, or {@code $from} and {@code $to}. */
final class FilterValues {
  private FilterValues() {}

  static Variables of(Condition condition, NativeFilter filter, Variables account) {
    return switch (condition) {
      case Condition.OneOf one ->
          account.with(
              "value",
              one.values().size() == 1 && filter.operators().contains(Operator.EQ)
                  ? one.values().getFirst()
                  : one.values());
      case Condition.Like like -> account.with("value", like.pattern());
      case Condition.Range range -> {
        Duration margin = filter.exact() ? Duration.ZERO : filter.margin();
        yield account
            .with("from", text(takesLower(filter) ? range.from() : null, margin.negated()))
            .with("to", text(takesUpper(filter) ? range.to() : null, margin));
      }
    };
  }

  /** Whether a comparison is among those that the filter really hands over. */
  static boolean covers(NativeFilter filter, Comparison comparison) {
    return switch (comparison.operator()) {
      case EQ, IN, LIKE -> true;
      case GT, GTE, LT, LTE -> filter.operators().contains(comparison.operator());
      case NE, NIN -> false;
    };
  }

  private static boolean takesLower(NativeFilter filter) {
    return filter.operators().contains(Operator.GT) || filter.operators().contains(Operator.GTE);
  }

  private static boolean takesUpper(NativeFilter filter) {
    return filter.operators().contains(Operator.LT) || filter.operators().contains(Operator.LTE);
  }

  private static @Nullable String text(@Nullable Instant at, Duration shift) {
    return at == null ? null : at.plus(shift).toString();
  }
}
