package dev.mapwright.engine.paging;

import dev.mapwright.engine.upstream.attempt.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk stands in a vendor's pages: the page that is to be read, and what is known of those
 * before it. Its text form goes into cursors.
 *
 * @param at how the page is asked for
 * @param trail what is known of the pages behind
 * @param window which records are being paged
 * @param job how far the vendor is with what it makes before, or null where it makes nothing
 */
public record PageState(Pointer at, Trail trail, Window window, @Nullable JobState job) {

  /** One of a list that needs nothing before. */
  PageState(Pointer at, Trail trail, Window window) {
    this(at, trail, window, null);
  }

  /** The same place, with what the vendor makes before. */
  public PageState with(@Nullable JobState reached) {
    return new PageState(at, trail, window, reached);
  }

  private static final String JOB = "j";

  /** The beginning of a window, of which {@link Window#WHOLE} is the whole list. */
  static PageState first(Pointer at, Window window) {
    return new PageState(at, Trail.START, window);
  }

  /**
   * Holds a list that was asked for in another order than windows go by.
   *
   * @throws dev.mapwright.engine.failure.VendorException if it can only be read on in windows
   */
  public void checkOrder(Answer answer) {
    if (window.isSplit()) {
      throw Pointers.failure(
          answer,
          "shows only the beginning of a list in the order that was asked for. Without a sort all"
              + " of it can be read");
    }
  }

  /** A compact text that {@link #parse} reads. */
  public String text() {
    String before = job == null ? "" : JOB + job.text() + "/";
    return before + trail.text() + "/" + window.text() + "/" + at.text();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PageState parse(String text) {
    int end = text.startsWith(JOB) ? text.indexOf('/') : -1;
    PageState place = place(text.substring(end + 1));
    return end < 0 ? place : place.with(JobState.parse(text.substring(JOB.length(), end)));
  }

  private static PageState place(String text) {
    int end = text.indexOf('/');
    int behind = text.indexOf('/', end + 1);
    if (behind < 0) {
      throw new IllegalArgumentException("no place in a vendor's pages");
    }
    return new PageState(
        Pointer.parse(text.substring(behind + 1)),
        Trail.parse(text.substring(0, end)),
        Window.parse(text.substring(end + 1, behind)));
  }
}
