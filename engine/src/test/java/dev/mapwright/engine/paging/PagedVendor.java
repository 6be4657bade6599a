package dev.mapwright.engine.paging;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Pagination.Size;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.engine.vendor.Written;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

/** Walks through what a vendor answers, one page after the other, over real HTTP. */
abstract class PagedVendor {
  static final Size OF_TWO = new Size("limit", 0, 1, 2);
  static final Size UNKNOWN = new Size(null, 0, 0, 0);

  /** The vendor's pages in turn. */
  final Queue<Said> pages = new ArrayDeque<>();

  @AutoClose final Conversation conversation = new Conversation(_ -> pages.remove());
  final Account account = AcmeVendor.at(conversation.vendor().origin()).account();

  /** Reads all pages, and says what was asked for. */
  List<String> walk(Pagination pagination, Endpoint endpoint) {
    Pager pager = Pager.of(pagination);
    int size = pagination.size().fit(100);
    int guard = 0;
    for (PageState state = pager.first(); state != null && guard++ < 10; ) {
      PageState resumed = PageState.parse(state.text());
      assertThat(resumed).isEqualTo(state);
      Variables scope = pager.variables(resumed, size, Variables.NONE);
      var draft = pager.apply(RequestBuilder.draft(account, endpoint, scope), resumed, size);
      Answer answer = conversation.upstream().call(account, draft, scope, conversation.budget());
      pager.checkIsNew(resumed, answer, contents(answer));
      state = pager.next(resumed, size, answer, contents(answer), scope);
    }
    return conversation.vendor().asked().stream().map(Asked::line).toList();
  }

  static PageContents contents(Answer answer) {
    List<?> records =
        answer.body() instanceof Map<?, ?> body && body.get("data") instanceof List<?> data
            ? data
            : List.of();
    return PageContents.of(records, records.stream().map(Texts::of).toList(), answer.body());
  }

  List<String> walk(Pagination pagination) {
    return walk(pagination, request("GET /c").query("q", "x").end());
  }

  void page(String body) {
    pages.add(Said.json(body));
  }

  static Pagination with(Next next, In in, Size size, @Nullable String more) {
    return with(next, in, size, more, null, false, false);
  }

  static Pagination with(
      Next next,
      In in,
      Size size,
      @Nullable String more,
      @Nullable String total,
      boolean shortEnds,
      boolean repeatEnds) {
    return new Pagination(
        next,
        in,
        size,
        new Pagination.End(
            more == null ? null : Written.expression(more),
            total == null ? null : Written.expression(total),
            shortEnds,
            repeatEnds),
        null);
  }

  static Next.Cursor cursor(String expression) {
    return new Next.Cursor(Written.expression(expression), "after");
  }

  static Next.Url url(String... keep) {
    return new Next.Url(Written.expression("next"), List.of(keep));
  }
}
