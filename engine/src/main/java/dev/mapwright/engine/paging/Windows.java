package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Split;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Leads a walk from window to window. A window is left with its first page that ends with a later
 * value than the window begins with: so nobody is lost between two pages when others move on to the
 * end of the list meanwhile, and the walk always gets on.
 */
final class Windows {
  /** Values travel in cursors. */
  private static final int LONGEST = 200;

  private final Split split;
  private final Answer answer;
  private final Variables scope;

  /** Behind a page. */
  Windows(Split split, Answer answer, Variables scope) {
    this.split = split;
    this.answer = answer;
    this.scope = scope;
  }

  /**
   * The window in which the walk goes on.
   *
   * @param at the page's own
   * @param last the last record on the page, or null
   * @param end so many records of the window will have been shown with the next page
   */
  Window next(Window at, @Nullable Object last, long end) {
    boolean isBeyond = end > split.after();
    if (!at.isSplit() && !isBeyond) {
      return at;
    }
    if (!at.isSplit() && !split.order().isEmpty()) {
      return Window.FIRST;
    }
    Bound from = at.from();
    Bound reached = last == null ? null : bound(last);
    if (reached != null && (from == null || reached.compareTo(from) > 0)) {
      return new Window(true, reached);
    }
    if (reached != null && from != null && reached.compareTo(from.earlier(split.margin())) < 0) {
      throw Pointers.failure(
          answer,
          "was asked for what comes from "
              + Texts.preview(from.value())
              + " on, in ascending order, and shows what ends with "
              + Texts.preview(reached.value())
              + ". The list is left here; what lies behind cannot be read");
    }
    if (isBeyond) {
      throw Pointers.failure(
          answer,
          "shows no more than "
              + split.after()
              + " records of a list, and more than that have the same `by` of its split, "
              + (from == null ? "none" : Texts.preview(from.value()))
              + ". The list is left here; what lies behind cannot be read");
    }
    return at;
  }

  private Bound bound(Object last) {
    Object value = split.by().evaluate(last, scope);
    if ((value instanceof String || value instanceof Number)
        && Texts.of(value).length() <= LONGEST) {
      return new Bound(value);
    }
    throw new ConnectorException(
        "`by: "
            + split.by().source()
            + "` must find the text or number by which the vendor sorts in a record of "
            + answer.uri().getPath()
            + ", but it found "
            + (value == null ? "nothing" : "another kind of value, or a longer one"),
        split.by().place());
  }
}
