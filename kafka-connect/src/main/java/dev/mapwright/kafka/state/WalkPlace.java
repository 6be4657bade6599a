package dev.mapwright.kafka.state;

import dev.mapwright.kafka.state.KnownBlocks.Blocks;
import dev.mapwright.kafka.state.KnownBlocks.Pending;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's walk is, and what the walks before left: the offset of an account.
 *
 * @param walk the walk that is under way, or was the last
 * @param before what the walks before left
 * @param known where it stands what is known of records
 */
public record WalkPlace(Walk walk, WalksBefore before, KnownBlocks known) {
  /** Of an account that nobody has walked through. */
  public static final WalkPlace START =
      new WalkPlace(Walk.NONE, WalksBefore.NONE, KnownBlocks.NONE);

  /**
   * A walk that begins here.
   *
   * @param from from when on it reads what changed; null for everything
   */
  public WalkPlace beginning(@Nullable Long from, long now) {
    return new WalkPlace(walk.following(from, now), before, known.madeAnew());
  }

  /** Behind a page. */
  public WalkPlace behind(@Nullable String next, @Nullable Long newestNow, Walk.Count more) {
    return new WalkPlace(walk.behind(next, newestNow, more), before, known);
  }

  /** At the search for what was not seen. */
  public WalkPlace removing() {
    return new WalkPlace(walk.in(Walk.Phase.REMOVING), before, known);
  }

  /** With a block more: of a walk over everything, among its own. */
  public WalkPlace with(String block) {
    return new WalkPlace(walk, before, walk.isWhole() ? known.making(block) : known.keeping(block));
  }

  /** With a block more of what was known before the walk. */
  public WalkPlace withKept(String block) {
    return new WalkPlace(walk, before, known.keeping(block));
  }

  /** Where the walk is given up: the next begins from the beginning. */
  public WalkPlace abandoned() {
    return new WalkPlace(walk.in(Walk.Phase.DONE), before, known.madeAnew());
  }

  /** Without the block that has come to an offset of its own. */
  public WalkPlace settled() {
    return new WalkPlace(walk, before, known.settled());
  }

  /**
   * At the end of the walk.
   *
   * @param reached up to when it knows of changes
   */
  public WalkPlace done(@Nullable Long reached, String mappedBy, boolean isBlind) {
    return new WalkPlace(
        walk.in(Walk.Phase.DONE),
        before.and(walk, reached, mappedBy, isBlind),
        walk.isWhole() ? known.replaced() : known);
  }

  /** As an offset. */
  public Map<String, Object> offset() {
    Map<String, Object> offset = new HashMap<>();
    offset.put("walk", walk.number());
    offset.put("phase", walk.phase().name());
    put(offset, "cursor", walk.cursor());
    put(offset, "since", walk.since());
    offset.put("began", walk.began());
    put(offset, "newest", walk.newest());
    offset.put("read", walk.count().read());
    offset.put("sent", walk.count().sent());
    offset.put("removed", walk.count().removed());
    offset.put("leftOut", walk.count().leftOut());
    put(offset, "watermark", before.watermark());
    put(offset, "earlier", before.earlier());
    put(offset, "wholeAt", before.wholeAt());
    put(offset, "mapping", before.mapping());
    offset.put("blind", before.blind());
    offset.put("keptGeneration", known.kept().generation());
    offset.put("kept", known.kept().number());
    offset.put("madeGeneration", known.made().generation());
    offset.put("made", known.made().number());
    Pending pending = known.pending();
    if (pending != null) {
      offset.put("pendingGeneration", pending.generation());
      offset.put("pendingNumber", pending.number());
      offset.put("pending", pending.text());
    }
    return offset;
  }

  private static void put(Map<String, Object> offset, String name, @Nullable Object value) {
    if (value != null) {
      offset.put(name, value);
    }
  }

  /** Of an offset. */
  public static WalkPlace of(Map<String, ?> offset) {
    OffsetReader in = new OffsetReader(offset);
    return new WalkPlace(
        new Walk(
            in.number("walk"),
            Walk.Phase.valueOf(String.valueOf(offset.get("phase"))),
            in.text("cursor"),
            in.numberOrNull("since"),
            in.number("began"),
            in.numberOrNull("newest"),
            new Walk.Count(
                in.number("read"), in.number("sent"), in.number("removed"), in.number("leftOut"))),
        new WalksBefore(
            in.numberOrNull("watermark"),
            in.numberOrNull("earlier"),
            in.numberOrNull("wholeAt"),
            in.text("mapping"),
            Boolean.TRUE.equals(offset.get("blind"))),
        new KnownBlocks(
            new Blocks(in.number("keptGeneration"), (int) in.number("kept")),
            new Blocks(in.number("madeGeneration"), (int) in.number("made")),
            pending(in)));
  }

  private static @Nullable Pending pending(OffsetReader in) {
    String text = in.text("pending");
    return text == null
        ? null
        : new Pending(in.number("pendingGeneration"), (int) in.number("pendingNumber"), text);
  }
}
