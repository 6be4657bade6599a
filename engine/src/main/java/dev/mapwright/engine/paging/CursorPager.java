package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import org.jspecify.annotations.Nullable;

/** The answer holds a token that stands for the next page. */
final class CursorPager extends Pager {
  private final Pagination.Next.Cursor definition;

  CursorPager(Pagination pagination, Pagination.Next.Cursor definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  public PageState first() {
    return new PageState.First();
  }

  @Override
  public RequestDraft apply(RequestDraft draft, PageState state, int size) {
    RequestDraft sized = Placement.size(draft, pagination(), size);
    return switch (state) {
      case PageState.First _ -> sized;
      case PageState.Token(Object token) ->
          Placement.value(sized, pagination(), definition.name(), token);
      case PageState.Number _, PageState.Offset _, PageState.Url _ ->
          throw new IllegalArgumentException("not a token: " + state);
    };
  }

  @Override
  public @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope) {
    Variables over = scope(answer, count, scope);
    Boolean more = more(answer, over);
    Object token = Pointers.defined(definition.token().evaluate(answer.body(), over));
    if (token == null || Boolean.FALSE.equals(more)) {
      return Pointers.end(more, answer, "token");
    }
    PageState next = new PageState.Token(token);
    return next.equals(state) ? Pointers.repeated(pagination(), answer, "token") : next;
  }
}
