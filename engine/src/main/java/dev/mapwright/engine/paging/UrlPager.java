package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.wire.LinkHeader;
import dev.mapwright.engine.upstream.wire.Percent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer holds the URL of the next page, in its body or in a header. */
final class UrlPager extends Pager {
  private final Where where;
  private final List<String> keep;

  UrlPager(Pagination pagination, Where where, List<String> keep) {
    super(pagination);
    this.where = where;
    this.keep = keep;
  }

  /** Where the URL stands. */
  sealed interface Where {
    @Nullable Object in(Answer answer, Variables scope);
  }

  /** In the body, or wherever else an expression looks. */
  record ByExpression(Expression url) implements Where {
    @Override
    public @Nullable Object in(Answer answer, Variables scope) {
      return url.evaluate(answer.body(), scope);
    }
  }

  /** In the {@code Link} header. */
  record ByLink(String relation) implements Where {
    @Override
    public @Nullable Object in(Answer answer, Variables scope) {
      return LinkHeader.target(answer.headers().get("link"), relation);
    }
  }

  @Override
  Pointer beginning() {
    return new Pointer.First();
  }

  @Override
  UnsentRequest apply(UnsentRequest request, Pointer at, int size) {
    UnsentRequest first = Placement.size(request, pagination(), size);
    return switch (at) {
      case Pointer.First _ -> first;
      case Pointer.Url(String url) -> RequestBuilder.follow(first, url, keep);
      case Pointer.PageNumber _, Pointer.Offset _, Pointer.Token _ ->
          throw new IllegalArgumentException("not a URL: " + at);
    };
  }

  @Override
  @Nullable Pointer following(Pointer at, PageRead page) {
    Boolean more = more(page);
    Answer answer = page.answer();
    Object found = Pointers.defined(where.in(answer, page.variables()));
    if (found == null || Boolean.FALSE.equals(more)) {
      return Pointers.end(more, answer, "URL");
    }
    Pointer next = new Pointer.Url(absolute(answer, Texts.of(found)));
    return isEnd(page, next.equals(asked(at, answer))) ? null : next;
  }

  /** The first page has a URL, too, to which a later one may lead back. */
  @Override
  Pointer asked(Pointer at, Answer answer) {
    return new Pointer.Url(answer.uri().toString());
  }

  private static String absolute(Answer answer, String url) {
    String tidy = Percent.url(url.strip());
    // java.net.URI follows an older standard here, by which the last segment would be lost.
    String reference = tidy.startsWith("?") ? answer.uri().getRawPath() + tidy : tidy;
    try {
      return answer.uri().resolve(reference).toString();
    } catch (IllegalArgumentException _) {
      throw Pointers.failure(answer, "names a next page whose URL cannot be read");
    }
  }
}
