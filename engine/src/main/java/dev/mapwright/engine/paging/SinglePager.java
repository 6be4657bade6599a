package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.RequestDraft;
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
  RequestDraft apply(RequestDraft draft, Pointer at, int size) {
    return Placement.size(draft, pagination(), size);
  }

  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    return null;
  }
}
