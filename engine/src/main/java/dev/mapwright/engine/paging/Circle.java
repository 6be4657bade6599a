package dev.mapwright.engine.paging;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import java.net.URI;

/** A vendor that leads from page to page in a circle, in words. */
final class Circle {
  private Circle() {}

  /**
   * The failure.
   *
   * @param page the number of the page that came again
   * @param ago how many pages before it came first
   * @param asked how it was asked for
   */
  static VendorException failure(
      int page, int ago, Pointer asked, PageContents contents, Answer answer) {
    return Pointers.failure(
        answer,
        "leads in a circle: page "
            + page
            + " of "
            + answer.uri().getPath()
            + ", which was asked for by "
            + words(asked)
            + ", is page "
            + (page - ago)
            + " again"
            + (contents.count() == 0 ? " and as empty" : ", with the same records")
            + ". The list is left here; what lies behind it cannot be read");
  }

  /** Without a URL's query, which may hold more than the page. */
  private static String words(Pointer asked) {
    return switch (asked) {
      case Pointer.First _ -> "no token";
      case Pointer.PageNumber(long page) -> "the number " + page;
      case Pointer.Offset(long offset) -> "the offset " + offset;
      case Pointer.Token(Object token) -> "the token " + Texts.preview(token);
      case Pointer.Url(String url) -> "the URL " + URI.create(url).getPath();
    };
  }
}
