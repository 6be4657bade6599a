package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import org.jspecify.annotations.Nullable;

/** The answer holds a token that stands for the next page. */
final class CursorPager extends Pager {
  private final Pagination.Next.Cursor definition;

  CursorPager(Pagination pagination, Pagination.Next.Cursor definition) {
    super(pagination);
    this.definition = definition;
  }

  @Override
  Pointer beginning() {
    return new Pointer.First();
  }

  @Override
  UnsentRequest apply(UnsentRequest request, Pointer at, int size) {
    UnsentRequest sized = Placement.size(request, pagination(), size);
    return switch (at) {
      case Pointer.First _ -> sized;
      case Pointer.Token(Object token) ->
          definition.name() == null
              ? sized // the author has written {{ $cursor }}
              : Placement.value(sized, pagination(), definition.name(), token);
      case Pointer.PageNumber _, Pointer.Offset _, Pointer.Url _ ->
          throw new IllegalArgumentException("not a token: " + at);
    };
  }

  /** Such a token ends a list by an empty page, and is missing nowhere else. */
  private boolean isOfTheLastRecord() {
    return definition.token().reads().variables().contains("last");
  }

  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    Boolean more = more(page);
    Answer answer = page.answer();
    Object token = Pointers.defined(definition.token().evaluate(answer.body(), page.variables()));
    if (token == null && more == null && page.count() > 0 && isOfTheLastRecord()) {
      throw Ends.nothing(
          "cursor",
          definition.token(),
          answer,
          "must find where to go on in the last record that has a key",
          null);
    }
    if (token == null || Boolean.FALSE.equals(more)) {
      return Pointers.end(more, answer, "token");
    }
    Pointer next = new Pointer.Token(token);
    return isEnd(page, next.equals(at)) ? null : next;
  }
}
