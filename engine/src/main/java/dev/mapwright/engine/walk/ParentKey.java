package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import java.util.Set;

/** The key of a row that others are asked for by. */
final class ParentKey {
  private static final String FIELD = "key";
  private static final Set<String> LEADING_ELSEWHERE = Set.of(".", "..");

  private ParentKey() {}

  /**
   * The key, a text or a number: whatever else a vendor gives for one must not become part of a
   * request.
   *
   * @throws Unmappable if the row has none
   */
  static Object of(Source source, Row row, SourceWalk walk) {
    Object key;
    try {
      key = source.key().evaluate(row.value(), walk.variables(row));
    } catch (ExpressionFailure e) {
      // The failure's own words may show a value.
      throw new Unmappable(
          new Loss(Loss.Kind.RECORD, FIELD, e.place(), "fails on it (" + e.code() + ")"));
    }
    return switch (key) {
      case null -> throw odd(source, "finds nothing in " + Came.of(row.value()));
      case Number number -> number;
      case String text when !Blanks.isBlank(text) && !LEADING_ELSEWHERE.contains(text) -> text;
      default -> throw odd(source, "gives " + Came.of(key) + ", by which nothing can be asked for");
    };
  }

  private static Unmappable odd(Source source, String why) {
    return new Unmappable(new Loss(Loss.Kind.RECORD, FIELD, source.key().place(), why));
  }
}
