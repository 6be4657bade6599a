package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import org.jspecify.annotations.Nullable;

/** There is one page. */
final class SinglePager extends Pager {
  SinglePager(Pagination pagination) {
    super(pagination);
  }

  @Override
  Pointer beginning() {
    return new Pointer.First();
  }

  @Override
  UnsentRequest apply(UnsentRequest request, Pointer at, int size) {
    return Placement.size(request, pagination(), size);
  }

  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    return null;
  }
}
