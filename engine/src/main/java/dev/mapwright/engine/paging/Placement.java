package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.Additions;
import dev.mapwright.engine.upstream.RequestDraft;
import java.util.Map;

/** Puts page, offset, token and size where a vendor wants them. */
final class Placement {
  private Placement() {}

  /** With the page size, where the vendor takes one. */
  static RequestDraft size(RequestDraft draft, Pagination pagination, int size) {
    String name = pagination.size().name();
    if (name == null || size == 0) {
      return draft;
    }
    // A path has no place for a size unless its author writes {{ $size }}.
    return pagination.in() == Pagination.In.PATH
        ? draft.with(Additions.ofQuery(Map.of(name, (long) size)))
        : value(draft, pagination, name, (long) size);
  }

  /** With a value of the page. */
  static RequestDraft value(RequestDraft draft, Pagination pagination, String name, Object value) {
    return switch (pagination.in()) {
      case QUERY -> draft.with(Additions.ofQuery(Map.of(name, value)));
      case JSON -> draft.with(Additions.ofJson(name, value));
      case FORM -> draft.with(Additions.ofForm(name, value));
      case HEADER -> draft.with(Additions.ofHeader(name, value));
      case PATH -> draft; // the author has written {{ $page }}
    };
  }

  /** Whether a page holds as many records as asked for, so that another may follow. */
  static boolean isFull(int count, int size) {
    return count > 0 && count >= size;
  }
}
