package dev.mapwright.engine.paging;

import java.util.ArrayList;
import java.util.List;

/**
 * What a walk knows of the pages behind it: how many records they held, and enough to notice that a
 * page comes again. It is of fixed size, however long the list, and travels in the cursor, so a
 * circle is noticed from call to call as well.
 *
 * <p>A circle is found by Brent's algorithm: every page is compared with a mark, and the mark moves
 * on to the pages 1, 2, 4, 8, … A page that is asked for in the same way as the one before (a token
 * that stays the same while the vendor moves on) is compared with that one, too.
 *
 * @param read records on the pages behind
 * @param pages how many pages there were
 * @param mark the contents of the marked page
 * @param markedBy how the marked page was asked for
 * @param before the contents of the page before, where the next one is asked for in the same way;
 *     else 0
 * @param hits how often the marked page has come again
 */
record Trail(long read, int pages, long mark, long markedBy, long before, int hits) {
  /** At the beginning of a list. */
  static final Trail START = new Trail(0, 0, 0, 0, 0, 0);

  /**
   * So many records do not come again by chance in the same order, as a few do where others are put
   * in before them meanwhile.
   */
  private static final int TELLING = 10;

  private static final int TELLING_HITS = 3;
  private static final int FIELDS = 6;

  /**
   * How many pages ago this very page came; 0 if it is new, or may be.
   *
   * @param askedBy how the page was asked for
   */
  int cameBefore(PageContents page, long askedBy) {
    boolean empty = page.count() == 0;
    if (!empty && before != 0 && before == page.signature()) {
      return 1;
    }
    if (pages == 0 || mark != contents(page, askedBy)) {
      return 0;
    }
    boolean sure =
        page.count() >= TELLING || (!empty && markedBy == askedBy) || hits + 1 >= TELLING_HITS;
    return sure ? pages + 1 - Integer.highestOneBit(pages) : 0;
  }

  /**
   * The trail with another page behind.
   *
   * @param sameAgain whether the next page is asked for in the same way
   */
  Trail after(PageContents page, long askedBy, boolean sameAgain) {
    long contents = contents(page, askedBy);
    int number = pages + 1;
    boolean hit = pages > 0 && mark == contents;
    boolean moves = Integer.bitCount(number) == 1;
    return new Trail(
        read + page.count(),
        number,
        moves ? contents : mark,
        moves ? askedBy : markedBy,
        sameAgain ? contents : 0,
        hit ? hits + 1 : moves ? 0 : hits);
  }

  /** Empty pages are alike; they are told apart by how they were asked for. */
  private static long contents(PageContents page, long askedBy) {
    return page.count() == 0 ? askedBy : page.signature();
  }

  /** A compact text that {@link #parse} reads. */
  String text() {
    return read
        + "."
        + pages
        + "."
        + Long.toHexString(mark)
        + "."
        + Long.toHexString(markedBy)
        + "."
        + Long.toHexString(before)
        + "."
        + hits;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Trail parse(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split("\\.", -1)));
    if (parts.size() != FIELDS) {
      throw new IllegalArgumentException("no trail of a walk");
    }
    return new Trail(
        Long.parseLong(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Long.parseUnsignedLong(parts.get(2), 16),
        Long.parseUnsignedLong(parts.get(3), 16),
        Long.parseUnsignedLong(parts.get(4), 16),
        Integer.parseInt(parts.get(5)));
  }
}
