package dev.mapwright.engine.walk;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the records out of an answer. */
public final class Records {
  private Records() {}

  /**
   * The records of a list: an array, or one object that counts as an array of one. Null is what
   * many vendors write for an empty one.
   *
   * @throws ConnectorException if the expression finds nothing: that is an error, not an empty page
   */
  static List<?> of(Expression records, Answer answer, Variables outer) {
    if (answer.outcome() == Outcome.EMPTY) {
      return List.of();
    }
    if (answer.outcome() == Outcome.NOT_FOUND) {
      throw missing(answer);
    }
    Object found = evaluate(records, answer, outer);
    return switch (found) {
      case List<?> rows -> rows;
      case Map<?, ?> one -> List.of(one);
      case JsonNull _ -> List.of();
      case null, default -> {
        refuseNothing(answer);
        throw new ConnectorException(
            "`records: "
                + records.source()
                + "` must find an array or an object in the answer of "
                + answer.uri().getPath()
                + ", but it found "
                + (found == null ? "nothing" : Texts.preview(found))
                + answer.seen(),
            records.place());
      }
    };
  }

  /** The one record of an answer, or null where there is none. */
  public static @Nullable VendorRecord findSingle(
      Expression record, Answer answer, Variables outer) {
    if (answer.outcome() != Outcome.OK) {
      return null;
    }
    if (answer.body() == null) {
      refuseNothing(answer);
    }
    Object found = evaluate(record, answer, outer);
    if (found instanceof List<?> several && several.size() == 1) {
      found = several.getFirst();
    }
    return found == null
            || found == JsonNull.NULL
            || (found instanceof List<?> none && none.isEmpty())
        ? null
        : VendorRecord.of(found);
  }

  /** Success without anything that could be read is the vendor's failure, not the connector's. */
  private static void refuseNothing(Answer answer) {
    String came =
        switch (answer.body()) {
          case null -> "an empty body";
          case JsonNull _ -> "null";
          case Map<?, ?> map when !map.isEmpty() -> "";
          case List<?> list when !list.isEmpty() -> "";
          case Object odd -> Texts.preview(odd);
        };
    if (!came.isEmpty()) {
      throw new VendorException(
          Outcome.VENDOR_ERROR,
          "the vendor answered "
              + answer.uri().getPath()
              + " with HTTP "
              + answer.status()
              + " and "
              + came
              + ", which holds no records",
          answer.status(),
          answer.headers(),
          answer.body(),
          null);
    }
  }

  /** What was asked for does not exist, in the vendor's own words. */
  public static VendorException missing(Answer answer) {
    return new VendorException(
        Outcome.NOT_FOUND,
        answer.message(),
        answer.status(),
        answer.headers(),
        answer.body(),
        null);
  }

  private static @Nullable Object evaluate(Expression expression, Answer answer, Variables outer) {
    try {
      return expression.evaluate(answer.body(), answer.variables(outer));
    } catch (ExpressionFailure e) {
      refuseNothing(answer);
      throw new ConnectorException(
          "`" + expression.source() + "` fails on this answer: " + e.getMessage(), e.place());
    }
  }
}
