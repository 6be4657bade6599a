package dev.mapwright.engine.paging;

/**
 * Where a walk stands in a vendor's pages: the page that is to be read, and what is known of those
 * before it. Its text form goes into cursors.
 *
 * @param at how the page is asked for
 * @param trail what is known of the pages behind
 */
public record PageState(Pointer at, Trail trail) {

  /** The beginning of a list. */
  static PageState first(Pointer at) {
    return new PageState(at, Trail.START);
  }

  /** A compact text that {@link #parse} reads. */
  public String text() {
    return trail.text() + "/" + at.text();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PageState parse(String text) {
    int end = text.indexOf('/');
    if (end < 0) {
      throw new IllegalArgumentException("no place in a vendor's pages");
    }
    return new PageState(
        Pointer.parse(text.substring(end + 1)), Trail.parse(text.substring(0, end)));
  }
}
