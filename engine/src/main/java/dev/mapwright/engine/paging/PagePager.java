package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import org.jspecify.annotations.Nullable;

/** Pages are numbered. */
final class PagePager extends Pager {
  private final Pagination.Next.Page definition;

  PagePager(Pagination pagination, Pagination.Next.Page definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  Pointer beginning() {
    return new Pointer.PageNumber(definition.start());
  }

  @Override
  UnsentRequest apply(UnsentRequest request, Pointer at, int size) {
    return Placement.value(
        Placement.size(request, pagination(), size), pagination(), definition.name(), page(at));
  }

  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    long number = page(at);
    long window = (number - definition.start() + 1) * page.size();
    return Ends.goesOn(pagination(), page, window) ? new Pointer.PageNumber(number + 1) : null;
  }

  /** A vendor counts what it was asked for, however little came. */
  @Override
  long shown(Pointer next, int size, long read) {
    return size == 0 ? super.shown(next, size, read) : (page(next) - definition.start() + 1) * size;
  }

  private static long page(Pointer at) {
    if (at instanceof Pointer.PageNumber(long page)) {
      return page;
    }
    throw new IllegalArgumentException("not a page number: " + at);
  }
}
