package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import org.jspecify.annotations.Nullable;

/** A page begins after so many records. */
final class OffsetPager extends Pager {
  private final Pagination.Next.Offset definition;

  OffsetPager(Pagination pagination, Pagination.Next.Offset definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  Pointer beginning() {
    return new Pointer.Offset(definition.start());
  }

  @Override
  UnsentRequest apply(UnsentRequest request, Pointer at, int size) {
    return Placement.value(
        Placement.size(request, pagination(), size), pagination(), definition.name(), offset(at));
  }

  /** The offset grows by what came: a vendor may give fewer than it is asked for. */
  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    long offset = offset(at);
    long window = page.size() == 0 ? 0 : offset - definition.start() + page.size();
    return Ends.goesOn(pagination(), page, window)
        ? new Pointer.Offset(offset + (page.count() > 0 ? page.count() : page.size()))
        : null;
  }

  /** A vendor counts what it was asked for, however little came. */
  @Override
  long shown(Pointer next, int size, long read) {
    return offset(next) - definition.start() + Math.max(1, size);
  }

  private static long offset(Pointer at) {
    if (at instanceof Pointer.Offset(long offset)) {
      return offset;
    }
    throw new IllegalArgumentException("not an offset: " + at);
  }
}
