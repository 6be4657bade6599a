package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import dev.mapwright.engine.upstream.Requests;
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
  public PageState first() {
    return new PageState.First();
  }

  @Override
  public RequestDraft apply(RequestDraft draft, PageState state, int size) {
    RequestDraft first = Placement.size(draft, pagination(), size);
    return switch (state) {
      case PageState.First _ -> first;
      case PageState.Url(String url) -> Requests.follow(first, url, keep);
      case PageState.Number _, PageState.Offset _, PageState.Token _ ->
          throw new IllegalArgumentException("not a URL: " + state);
    };
  }

  @Override
  public @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope) {
    Variables over = scope(answer, count, scope);
    Boolean more = more(answer, over);
    Object found = Pointers.defined(where.in(answer, over));
    if (found == null || Boolean.FALSE.equals(more)) {
      return Pointers.end(more, answer, "URL");
    }
    String url = absolute(answer, Texts.of(found));
    boolean repeated = state.equals(new PageState.Url(url)) || url.equals(answer.uri().toString());
    return repeated ? Pointers.repeated(pagination(), answer, "URL") : new PageState.Url(url);
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
