package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.HashSet;
import java.util.Set;

/** Holds a pagination against the request that may place cursor and size by itself. */
public final class PlacedPages {
  private PlacedPages() {}

  /**
   * The pagination as it is for this request.
   *
   * @param fields of whatever makes the request
   */
  public static Pagination checked(Pagination pagination, Request request, CheckedMap fields) {
    Problems problems = fields.problems();
    CheckedMap own = fields.fields("pagination");
    Set<String> read = new HashSet<>();
    SourceExpressions.of(request).forEach(e -> read.addAll(e.reads().variables()));
    boolean isUnsent =
        pagination.next() instanceof Next.Cursor(_, String name)
            && name == null
            && !read.contains("cursor");
    if (isUnsent) {
      problems.error(
          "unread-page",
          own == null ? request.place() : own.place(),
          "Nothing sends the cursor, so each page would be the first.",
          "Give 'pagination' a cursor_param, the parameter that carries it, or write {{ $cursor }}"
              + " where the vendor wants it.");
    }
    if (read.contains("cursor") && !(pagination.next() instanceof Next.Cursor)) {
      problems.error(
          "no-cursor",
          request.place(),
          "The request reads $cursor, and its pagination has none.",
          "Say under 'pagination' which 'cursor' leads to the next page, or leave $cursor out.");
    }
    return read.contains("size") ? pagination.withPlacedSize() : pagination;
  }
}
