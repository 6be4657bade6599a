package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.JsonPointer;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import java.util.Map;

/** Puts page, offset, token and size where a vendor wants them. */
final class Placement {
  private Placement() {}

  /** With the page size, where the vendor takes one. */
  static UnsentRequest size(UnsentRequest request, Pagination pagination, int size) {
    String name = pagination.size().name();
    if (name == null || size == 0) {
      return request;
    }
    // A path has no place for a size unless its author writes {{ $size }}.
    return pagination.in() == Pagination.In.PATH
        ? request.with(RequestParts.ofQuery(Map.of(name, (long) size)))
        : value(request, pagination, name, (long) size);
  }

  /** With a value of the page. */
  static UnsentRequest value(
      UnsentRequest request, Pagination pagination, String name, Object value) {
    return switch (pagination.in()) {
      case QUERY -> request.with(RequestParts.ofQuery(Map.of(name, value)));
      case JSON, XML -> request.with(RequestParts.ofJson(JsonPointer.members(name), value));
      case FORM -> request.with(RequestParts.ofForm(name, value));
      case HEADER -> request.with(RequestParts.ofHeader(name, value));
      case PATH -> request; // the author has written {{ $page }}
    };
  }

  /** Whether a page holds as many records as asked for, so that another may follow. */
  static boolean isFull(int count, int size) {
    return count > 0 && count >= size;
  }
}
