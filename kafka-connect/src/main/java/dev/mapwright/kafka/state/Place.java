package dev.mapwright.kafka.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's walk is, and what the walks before left: the offset of an account.
 *
 * @param walk which walk it is, from 1 on; 0 before the first
 * @param phase what it does
 * @param cursor from where it reads on; null for the beginning
 * @param since from when on it reads what changed; null for everything
 * @param began when it began, in milliseconds
 * @param newest the latest change among what it has read; null for none
 * @param watermark up to when the last walk knew of changes; null if it knew of none
 * @param earlier the watermark before; null if there was none
 * @param wholeAt when the last walk over everything began; null if there was none that ended
 * @param mapping how records were mapped by the last walk over everything
 * @param blind whether lists say nothing of when records changed
 * @param kept the blocks of what is known
 * @param made the blocks that a walk over everything is writing, which take their place at its end
 * @param pending the last block, which stands here until the next page is written; null for none
 * @param count what the walk has done so far
 */
public record Place(
    long walk,
    Phase phase,
    @Nullable String cursor,
    @Nullable Long since,
    long began,
    @Nullable Long newest,
    @Nullable Long watermark,
    @Nullable Long earlier,
    @Nullable Long wholeAt,
    @Nullable String mapping,
    boolean blind,
    Blocks kept,
    Blocks made,
    @Nullable Pending pending,
    Count count) {
  /** Of an account that nobody has walked through. */
  public static final Place START =
      new Place(
          0,
          Phase.DONE,
          null,
          null,
          0,
          null,
          null,
          null,
          null,
          null,
          false,
          new Blocks(0, 0),
          new Blocks(1, 0),
          null,
          Count.NONE);

  /** What a walk does. */
  public enum Phase {
    READING,
    /** It looks for what it did not see. */
    REMOVING,
    /** It is over. */
    DONE
  }

  /**
   * Blocks of one walk over everything.
   *
   * @param generation which one
   * @param number how many there are
   */
  public record Blocks(long generation, int number) {
    /** With one more. */
    Blocks more() {
      return new Blocks(generation, number + 1);
    }
  }

  /**
   * A block that has no offset of its own yet.
   *
   * @param generation of which blocks
   * @param number which of them
   */
  public record Pending(long generation, int number, String text) {}

  /**
   * What a walk has done.
   *
   * @param read records
   * @param sent those that were new or had changed
   * @param removed those that were gone
   * @param leftOut those that could not be mapped
   */
  public record Count(long read, long sent, long removed, long leftOut) {
    /** Nothing. */
    public static final Count NONE = new Count(0, 0, 0, 0);

    /** With more. */
    public Count plus(Count more) {
      return new Count(
          read + more.read, sent + more.sent, removed + more.removed, leftOut + more.leftOut);
    }
  }

  /** Whether it walks through everything. */
  public boolean isWhole() {
    return since == null;
  }

  /**
   * A walk that begins here.
   *
   * @param from from when on it reads what changed; null for everything
   */
  public Place beginning(@Nullable Long from, long now) {
    return new Place(
        walk + 1,
        Phase.READING,
        null,
        from,
        now,
        null,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        kept,
        new Blocks(kept.generation() + 1, 0),
        pending,
        Count.NONE);
  }

  /** Behind a page. */
  public Place behind(@Nullable String next, @Nullable Long newestNow, Count more) {
    return new Place(
        walk,
        phase,
        next,
        since,
        began,
        newestNow,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        kept,
        made,
        pending,
        count.plus(more));
  }

  /** At the search for what was not seen. */
  public Place removing() {
    return new Place(
        walk,
        Phase.REMOVING,
        null,
        since,
        began,
        newest,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        kept,
        made,
        pending,
        count);
  }

  /** With a block more: of a walk over everything, in its own blocks. */
  public Place with(String block) {
    Blocks into = isWhole() ? made : kept;
    return new Place(
        walk,
        phase,
        cursor,
        since,
        began,
        newest,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        isWhole() ? kept : kept.more(),
        isWhole() ? made.more() : made,
        new Pending(into.generation(), into.number(), block),
        count);
  }

  /** With a block more of what was known before the walk. */
  public Place withKept(String block) {
    return new Place(
        walk,
        phase,
        cursor,
        since,
        began,
        newest,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        kept.more(),
        made,
        new Pending(kept.generation(), kept.number(), block),
        count);
  }

  /** Where the walk is given up: the next begins from the beginning. */
  public Place abandoned() {
    return new Place(
        walk,
        Phase.DONE,
        null,
        since,
        began,
        newest,
        watermark,
        earlier,
        wholeAt,
        mapping,
        blind,
        kept,
        new Blocks(kept.generation() + 1, 0),
        pending,
        count);
  }

  /** Without the block that has come to an offset of its own. */
  public Place settled() {
    return new Place(
        walk, phase, cursor, since, began, newest, watermark, earlier, wholeAt, mapping, blind,
        kept, made, null, count);
  }

  /**
   * At the end of the walk.
   *
   * @param reached up to when it knows of changes
   */
  public Place done(@Nullable Long reached, String mappedBy, boolean isBlind) {
    boolean isWhole = isWhole();
    return new Place(
        walk,
        Phase.DONE,
        null,
        since,
        began,
        newest,
        reached,
        watermark,
        isWhole ? Long.valueOf(began) : wholeAt,
        isWhole ? mappedBy : mapping,
        isBlind,
        isWhole ? made : kept,
        isWhole ? new Blocks(made.generation() + 1, 0) : made,
        pending,
        count);
  }

  /** As an offset. */
  public Map<String, Object> offset() {
    Map<String, Object> offset = new HashMap<>();
    offset.put("walk", walk);
    offset.put("phase", phase.name());
    put(offset, "cursor", cursor);
    put(offset, "since", since);
    offset.put("began", began);
    put(offset, "newest", newest);
    put(offset, "watermark", watermark);
    put(offset, "earlier", earlier);
    put(offset, "wholeAt", wholeAt);
    put(offset, "mapping", mapping);
    offset.put("blind", blind);
    offset.put("keptGeneration", kept.generation);
    offset.put("kept", kept.number);
    offset.put("madeGeneration", made.generation);
    offset.put("made", made.number);
    if (pending != null) {
      offset.put("pendingGeneration", pending.generation);
      offset.put("pendingNumber", pending.number);
      offset.put("pending", pending.text);
    }
    offset.put("read", count.read);
    offset.put("sent", count.sent);
    offset.put("removed", count.removed);
    offset.put("leftOut", count.leftOut);
    return offset;
  }

  private static void put(Map<String, Object> offset, String name, @Nullable Object value) {
    if (value != null) {
      offset.put(name, value);
    }
  }

  /** Of an offset. */
  public static Place of(Map<String, ?> offset) {
    OffsetReader in = new OffsetReader(offset);
    String pending = in.text("pending");
    return new Place(
        in.number("walk"),
        Phase.valueOf(String.valueOf(offset.get("phase"))),
        in.text("cursor"),
        in.numberOrNull("since"),
        in.number("began"),
        in.numberOrNull("newest"),
        in.numberOrNull("watermark"),
        in.numberOrNull("earlier"),
        in.numberOrNull("wholeAt"),
        in.text("mapping"),
        Boolean.TRUE.equals(offset.get("blind")),
        new Blocks(in.number("keptGeneration"), (int) in.number("kept")),
        new Blocks(in.number("madeGeneration"), (int) in.number("made")),
        pending == null
            ? null
            : new Pending(
                in.number("pendingGeneration"), (int) in.number("pendingNumber"), pending),
        new Count(
            in.number("read"), in.number("sent"), in.number("removed"), in.number("leftOut")));
  }
}
