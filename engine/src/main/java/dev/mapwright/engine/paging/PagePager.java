package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import org.jspecify.annotations.Nullable;

/** Pages are numbered. */
final class PagePager extends Pager {
  private final Pagination.Next.Page definition;

  PagePager(Pagination pagination, Pagination.Next.Page definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  public PageState first() {
    return new PageState.Number(definition.start());
  }

  @Override
  public RequestDraft apply(RequestDraft draft, PageState state, int size) {
    return Placement.value(
        Placement.size(draft, pagination(), size), pagination(), definition.name(), page(state));
  }

  @Override
  public @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope) {
    Boolean more = more(answer, scope(answer, count, scope));
    return (more != null ? more : Placement.isFull(count, size))
        ? new PageState.Number(page(state) + 1)
        : null;
  }

  private static long page(PageState state) {
    if (state instanceof PageState.Number(long page)) {
      return page;
    }
    throw new IllegalArgumentException("not a page number: " + state);
  }
}
