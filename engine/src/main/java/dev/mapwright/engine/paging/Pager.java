package dev.mapwright.engine.paging;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import org.jspecify.annotations.Nullable;

/**
 * One kind of pagination at work. It keeps no state: where a walk stands is a {@link PageState}.
 * Safe for any thread.
 *
 * <pre>{@code
 * Pager pager = Pager.of(source.pagination());
 * for (PageState state = pager.first(); state != null; ) {
 *   Variables scope = pager.variables(state, size, variables);
 *   RequestDraft page = pager.apply(Requests.draft(account, endpoint, scope), state, size);
 *   Answer answer = upstream.call(account, page, scope, budget);
 *   ...
 *   state = pager.next(state, size, answer, count, scope);
 * }
 * }</pre>
 */
public abstract sealed class Pager
    permits SinglePager, PagePager, OffsetPager, CursorPager, UrlPager {
  private final Pagination pagination;

  Pager(Pagination pagination) {
    this.pagination = pagination;
  }

  /** The pager of a definition. */
  public static Pager of(Pagination pagination) {
    return switch (pagination.next()) {
      case Next.Single _ -> new SinglePager(pagination);
      case Next.Page page -> new PagePager(pagination, page);
      case Next.Offset offset -> new OffsetPager(pagination, offset);
      case Next.Cursor cursor -> new CursorPager(pagination, cursor);
      case Next.Url url ->
          new UrlPager(pagination, new UrlPager.ByExpression(url.url()), url.keep());
      case Next.Link link ->
          new UrlPager(pagination, new UrlPager.ByLink(link.relation()), link.keep());
    };
  }

  /** Where a walk begins. */
  public abstract PageState first();

  /**
   * The variables of a page's request, and of the expressions over its answer: {@code $page},
   * {@code $offset}, {@code $size}.
   *
   * @param size records asked for; 0 where nobody knows
   */
  public Variables variables(PageState state, int size, Variables below) {
    Variables variables = size > 0 ? below.with("size", (long) size) : below;
    return switch (state) {
      case PageState.Number(long page) -> variables.with("page", page);
      case PageState.Offset(long offset) -> variables.with("offset", offset);
      case PageState.First _, PageState.Token _, PageState.Url _ -> variables;
    };
  }

  /**
   * The request for a page.
   *
   * @param draft the request as it is for any page
   */
  public abstract RequestDraft apply(RequestDraft draft, PageState state, int size);

  /**
   * Where the next page is.
   *
   * @param state of the page that was read
   * @param size records asked for; 0 where nobody knows
   * @param answer the page
   * @param count records on it
   * @param scope the variables of the page's request
   * @return the next page's state, or null at the end
   * @throws dev.mapwright.engine.failure.VendorException if the vendor leads in a circle, or says
   *     that there is more but not where
   */
  public abstract @Nullable PageState next(
      PageState state, int size, Answer answer, int count, Variables scope);

  /** The definition. */
  final Pagination pagination() {
    return pagination;
  }

  /** What {@code more} says; null if the definition has none. */
  final @Nullable Boolean more(Answer answer, Variables scope) {
    return pagination.more() == null
        ? null
        : (Boolean) Truth.of(pagination.more().evaluate(answer.body(), scope));
  }

  /** What expressions over an answer read. */
  static Variables scope(Answer answer, int count, Variables request) {
    return answer.variables(request).with("count", (long) count);
  }
}
