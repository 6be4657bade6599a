package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import org.jspecify.annotations.Nullable;

/** There is one page. */
final class SinglePager extends Pager {
  SinglePager(Pagination pagination) {
    super(pagination);
  }

  @Override
  public PageState first() {
    return new PageState.First();
  }

  @Override
  public RequestDraft apply(RequestDraft draft, PageState state, int size) {
    return Placement.size(draft, pagination(), size);
  }

  @Override
  public @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope) {
    return null;
  }
}
