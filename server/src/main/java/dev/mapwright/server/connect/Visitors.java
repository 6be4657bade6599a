package dev.mapwright.server.connect;

import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.page.MessagePage;
import dev.mapwright.server.connect.page.PageTexts;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Words;
import dev.mapwright.server.store.LinkRow;
import java.util.Map;
import java.util.Optional;

/**
 * Lets in who comes by a link that is good, and tells all others in words of a page what is wrong.
 *
 * @param links knows them
 */
record Visitors(Links links) {

  /** What answers a visitor. */
  @FunctionalInterface
  interface Page {
    /**
     * The answer.
     *
     * @param path the decoded values of the route's placeholders
     */
    ServerResponse answer(Visit visit, ServerRequest request, Map<String, String> path);
  }

  /** A page for whoever comes by a link. */
  Operation only(Page page) {
    return guarded((request, path) -> {
      String token = FormBody.pairs(request.query()).getOrDefault(Visit.PARAMETER, "");
      Optional<LinkRow> link = links.find(token);
      if (link.isEmpty()) {
        return error(404, request, "unknown");
      }
      Visit visit = Visit.of(token, link.get());
      if (link.get().usedAt() == null && links.isOver(link.get())) {
        return MessagePage.error(
            410, visit.texts(), visit.texts().say("over.title"), visit.texts().say("over.lead"));
      }
      return page.answer(visit, request, path);
    });
  }

  /** The same for a form, which only our own pages send. */
  Operation onlyFromOurPages(Page page) {
    Operation inside = only(page);
    return (request, path) ->
        "cross-site".equals(request.header("sec-fetch-site"))
            ? error(403, request, "error", "elsewhere")
            : inside.handle(request, path);
  }

  /** What fails is told on a page, too. */
  static Operation guarded(Operation inside) {
    return (request, path) -> {
      try {
        return inside.handle(request, path);
      } catch (RuntimeException e) {
        return told(request, Failures.of(e));
      }
    };
  }

  private static ServerResponse told(ServerRequest request, Failure failure) {
    Words texts = texts(request);
    return MessagePage.error(failure.status(), texts, texts.say("error.title"), failure.message());
  }

  /** A page about what is wrong, by the names of its texts. */
  static ServerResponse error(int status, ServerRequest request, String name) {
    return error(status, request, name, name);
  }

  private static ServerResponse error(
      int status, ServerRequest request, String title, String lead) {
    Words texts = texts(request);
    return MessagePage.error(status, texts, texts.say(title + ".title"), texts.say(lead + ".lead"));
  }

  private static Words texts(ServerRequest request) {
    return PageTexts.wanted(request.header("accept-language"));
  }
}
