package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.jsonata.value.JsonNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether another page follows, as a definition says. */
final class Ends {
  private Ends() {}

  /**
   * What {@code more} says; null if the definition has none.
   *
   * @throws ConnectorException if it finds nothing in the answer, which is an error and not the end
   */
  static @Nullable Boolean more(Pagination pagination, PageRead page) {
    Expression more = pagination.end().more();
    if (more == null) {
      return null;
    }
    Object said = more.evaluate(page.answer().body(), page.variables());
    if (said == null && page.answer().outcome() != Outcome.EMPTY) {
      throw nothing("more", more, page.answer(), "must say whether there is another page", said);
    }
    return Truth.of(said);
  }

  /**
   * Whether a numbered page, or an offset, has another behind it. By itself a list ends with an
   * empty page: one that is merely short may have lost records that the vendor hides, or come from
   * a vendor that gives fewer than it is asked for.
   *
   * @param window where the page ends by what was asked for, counted in records from the beginning;
   *     0 where that is not known
   */
  static boolean goesOn(Pagination pagination, PageRead page, long window) {
    Expression total = pagination.end().total();
    Long all = total == null ? null : total(total, page);
    if (all != null) {
      // Records that are counted and hidden never come: behind the last window nothing is left.
      return page.read() < all && (page.count() > 0 || (window > 0 && window < all));
    }
    Boolean more = more(pagination, page);
    if (more != null) {
      return more;
    }
    return page.count() > 0 && !(pagination.end().shortEnds() && page.count() < page.size());
  }

  /** How many records there are; null where the vendor does not count them this time. */
  private static @Nullable Long total(Expression total, PageRead page) {
    if (page.answer().outcome() == Outcome.EMPTY) {
      return 0L;
    }
    Object found = total.evaluate(page.answer().body(), page.variables());
    if (found == JsonNull.NULL) {
      return null;
    }
    try {
      if (found instanceof Number || found instanceof String) {
        return new BigDecimal(Texts.of(found).strip()).longValue();
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw nothing("total", total, page.answer(), "must find how many records there are", found);
  }

  /** What an expression must find in an answer is not there. */
  static ConnectorException nothing(
      String key, Expression expression, Answer answer, String must, @Nullable Object found) {
    return new ConnectorException(
        "`"
            + key
            + ": "
            + expression.source()
            + "` "
            + must
            + " in the answer of "
            + answer.uri().getPath()
            + ", but it found "
            + (found == null ? "nothing" : Texts.preview(found))
            + answer.seen(),
        expression.place());
  }
}
