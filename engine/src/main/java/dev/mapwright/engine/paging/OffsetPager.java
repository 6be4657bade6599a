package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import org.jspecify.annotations.Nullable;

/** A page begins after so many records. */
final class OffsetPager extends Pager {
  private final Pagination.Next.Offset definition;

  OffsetPager(Pagination pagination, Pagination.Next.Offset definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  public PageState first() {
    return new PageState.Offset(definition.start());
  }

  @Override
  public RequestDraft apply(RequestDraft draft, PageState state, int size) {
    return Placement.value(
        Placement.size(draft, pagination(), size), pagination(), definition.name(), offset(state));
  }

  @Override
  public @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope) {
    Boolean more = more(answer, scope(answer, count, scope));
    return (more != null ? more : Placement.isFull(count, size))
        ? new PageState.Offset(offset(state) + (size > 0 ? size : count))
        : null;
  }

  private static long offset(PageState state) {
    if (state instanceof PageState.Offset(long offset)) {
      return offset;
    }
    throw new IllegalArgumentException("not an offset: " + state);
  }
}
