package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How pages follow each other. State lives in the walk, never here.
 *
 * @param next what the next page is
 * @param in where page, offset or cursor and size go
 * @param size how the page size is said
 * @param end how one knows that there are no more
 * @param split how a walk goes on behind what can be paged, or null where all can
 */
public record Pagination(Next next, In in, Size size, End end, @Nullable Split split) {

  /** Whether places are numbers, so that one who is deleted moves those behind up by one. */
  public boolean countsRows() {
    return switch (next) {
      case Next.Page _, Next.Offset _ -> true;
      case Next.Single _, Next.Cursor _, Next.Url _, Next.Link _ -> false;
    };
  }

  /** The same for a request that places {@code $size} itself. */
  public Pagination withPlacedSize() {
    Size placed = new Size(size.name(), size.byDefault(), size.min(), size.max(), true);
    return new Pagination(next, in, placed, end, split);
  }

  /**
   * How a list ends. By itself a token or URL ends it by being absent, a page number or an offset
   * by an empty page.
   *
   * @param more must be truthy for another page, or null
   * @param total how many records there are in all, or null
   * @param shortEnds whether a page with fewer records than asked for is this vendor's last
   * @param repeatEnds whether an empty page that gives its own token or URL again is the last
   */
  public record End(
      @Nullable Expression more,
      @Nullable Expression total,
      boolean shortEnds,
      boolean repeatEnds) {
    /** Nothing is said. */
    public static final End BY_ITSELF = new End(null, null, false, false);
  }

  /** What the next page is. */
  public sealed interface Next {
    /** There is one page. */
    record Single() implements Next {}

    /** A page number, sent under a name. */
    record Page(String name, long start) implements Next {}

    /** A number of records to skip, sent under a name. */
    record Offset(String name, long start) implements Next {}

    /**
     * A token in the answer.
     *
     * @param name what it is sent under; null where the request places {@code $cursor} itself
     */
    record Cursor(Expression token, @Nullable String name) implements Next {}

    /**
     * A URL in the answer, followed as it is.
     *
     * @param keep parameters of the first request that are added when missing
     */
    record Url(Expression url, List<String> keep) implements Next {
      public Url {
        keep = List.copyOf(keep);
      }
    }

    /** A Link header's relation, followed as it is. */
    record Link(String relation, List<String> keep) implements Next {
      public Link {
        keep = List.copyOf(keep);
      }
    }
  }

  /** Where a pagination parameter goes. */
  public enum In {
    QUERY,
    /** A member of the body; a name that begins with a slash is a JSON Pointer (RFC 6901). */
    JSON,
    /** The same of an XML body. */
    XML,
    FORM,
    HEADER,
    /** The author writes {@code {{ $page }}}. */
    PATH
  }

  /**
   * The page size.
   *
   * @param name the parameter, or null where there is none
   * @param byDefault what the vendor gives when not asked, 0 = unknown
   * @param min the least it takes
   * @param max the most it takes, 0 = unknown
   * @param placed whether the request places {@code $size} itself
   */
  public record Size(@Nullable String name, int byDefault, int min, int max, boolean placed) {
    /** One that a parameter says, or nothing. */
    public Size(@Nullable String name, int byDefault, int min, int max) {
      this(name, byDefault, min, max, false);
    }

    /** The size to ask for when so many records are wanted. */
    public int fit(int wanted) {
      if (name == null && !placed) {
        return byDefault > 0 ? byDefault : max;
      }
      return Math.max(min, max > 0 ? Math.min(wanted, max) : wanted);
    }
  }
}
