package dev.mapwright.engine.paging;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Split;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import org.jspecify.annotations.Nullable;

/**
 * One kind of pagination at work. It keeps no state: where a walk stands is a {@link PageState}.
 * Safe for any thread.
 *
 * <pre>{@code
 * Pager pager = Pager.of(source.pagination());
 * for (PageState state = pager.first(); state != null; ) {
 *   Variables scope = pager.variables(state, size, variables);
 *   UnsentRequest page = pager.apply(RequestBuilder.draft(account, endpoint, scope), state, size);
 *   Answer answer = upstream.call(account, page, scope, budget);
 *   pager.checkIsNew(state, answer, contents);
 *   state = pager.next(state, size, answer, contents, scope);
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
  public final PageState first() {
    return PageState.first(beginning(), Window.WHOLE);
  }

  /**
   * The variables of a page's request, and of the expressions over its answer: {@code $page},
   * {@code $offset}, {@code $cursor}, {@code $size}.
   *
   * @param size records asked for; 0 where nobody knows
   */
  public final Variables variables(PageState state, int size, Variables below) {
    Variables variables = size > 0 ? below.with("size", (long) size) : below;
    return switch (state.at()) {
      case Pointer.PageNumber(long page) -> variables.with("page", page);
      case Pointer.Offset(long offset) -> variables.with("offset", offset);
      case Pointer.Token(Object token) -> variables.with("cursor", token);
      case Pointer.First _, Pointer.Url _ -> variables;
    };
  }

  /**
   * The request for a page.
   *
   * @param request the request as it is for any page
   */
  public final UnsentRequest apply(UnsentRequest request, PageState state, int size) {
    return apply(request, state.at(), size);
  }

  /**
   * What a page's window adds to its request.
   *
   * @param scope the variables of the page's request
   */
  public final RequestParts window(Account account, PageState state, Variables scope) {
    Split split = pagination.split();
    if (split == null || !state.window().isSplit()) {
      return RequestParts.EMPTY;
    }
    Bound from = state.window().from();
    RequestParts order = RequestBuilder.render(account, split.order(), scope);
    return from == null
        ? order
        : order.with(
            RequestBuilder.render(
                account, split.from(), scope.with("from", from.sent(split.margin()))));
  }

  /**
   * Holds a page against those before it.
   *
   * @param state of the page that was read
   * @param answer the page
   * @param contents what is on it
   * @throws dev.mapwright.engine.failure.VendorException if it was there already: the vendor leads
   *     in a circle
   */
  public final void checkIsNew(PageState state, Answer answer, PageContents contents) {
    Trail trail = state.trail();
    Pointer asked = asked(state.at(), answer);
    int ago = trail.cameBefore(contents, Hash.of(asked.text()));
    if (ago > 0) {
      throw Circle.failure(trail.pages() + 1, ago, asked, contents, answer);
    }
  }

  /**
   * Where the next page is.
   *
   * @param state of the page that was read, which {@linkplain #checkIsNew is new}
   * @param size records asked for; 0 where nobody knows
   * @param answer the page
   * @param contents what is on it
   * @param scope the variables of the page's request
   * @return the next page's state, or null at the end
   * @throws dev.mapwright.engine.failure.VendorException if the vendor says that there is more but
   *     not where
   * @throws dev.mapwright.engine.failure.ConnectorException if {@code more} or {@code total} finds
   *     nothing in the answer
   */
  public final @Nullable PageState next(
      PageState state, int size, Answer answer, PageContents contents, Variables scope) {
    Trail trail = state.trail();
    Pointer asked = asked(state.at(), answer);
    long read = trail.read() + contents.count();
    Variables over =
        answer
            .variables(scope)
            .with("count", (long) contents.count())
            .with("read", read)
            .with("last", contents.last());
    Pointer next = following(state.at(), new PageRead(answer, contents.count(), read, size, over));
    if (next == null) {
      return null;
    }
    Window window = state.window();
    if (pagination.split() != null) {
      window =
          new Windows(pagination.split(), answer, scope)
              .next(window, contents.last(), shown(next, size, read));
    }
    PageState after =
        window.equals(state.window())
            ? new PageState(
                next, trail.after(contents, Hash.of(asked.text()), next.equals(asked)), window)
            : PageState.first(beginning(), window);
    return after.with(state.job());
  }

  /** How the first page is asked for. */
  abstract Pointer beginning();

  /** The request for a page. */
  abstract UnsentRequest apply(UnsentRequest request, Pointer at, int size);

  /** How the page behind one that was read is asked for; null at the end. */
  abstract @Nullable Pointer following(Pointer at, PageRead page);

  /**
   * How many records will have been shown with a page.
   *
   * @param next the page
   * @param size records asked for; 0 where nobody knows
   * @param read records on the pages before it
   */
  long shown(Pointer next, int size, long read) {
    return read + Math.max(1, size);
  }

  /** How a page was asked for, in the form in which a later page may name it. */
  Pointer asked(Pointer at, Answer answer) {
    return at;
  }

  /** The definition. */
  final Pagination pagination() {
    return pagination;
  }

  /** What {@code more} says; null if the definition has none. */
  final @Nullable Boolean more(PageRead page) {
    return Ends.more(pagination, page);
  }

  /** Whether an empty page that leads to itself is this vendor's way to end. */
  final boolean isEnd(PageRead page, boolean leadsToItself) {
    return leadsToItself && page.count() == 0 && pagination.end().repeatEnds();
  }
}
