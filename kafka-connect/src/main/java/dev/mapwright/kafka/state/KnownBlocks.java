package dev.mapwright.kafka.state;

import org.jspecify.annotations.Nullable;

/**
 * Where it stands what is known of an account's records.
 *
 * @param kept the blocks of what is known
 * @param made the blocks that a walk over everything is writing, which take their place at its end
 * @param pending the last block, which has no offset of its own until the next page is written;
 *     null for none
 */
public record KnownBlocks(Blocks kept, Blocks made, @Nullable Pending pending) {
  static final KnownBlocks NONE = new KnownBlocks(new Blocks(0, 0), new Blocks(1, 0), null);

  /**
   * Blocks of one walk over everything.
   *
   * @param generation which one
   * @param number how many there are
   */
  public record Blocks(long generation, int number) {
    private Blocks more() {
      return new Blocks(generation, number + 1);
    }

    private Blocks next() {
      return new Blocks(generation + 1, 0);
    }

    private Pending pending(String text) {
      return new Pending(generation, number, text);
    }
  }

  /**
   * A block that has no offset of its own yet.
   *
   * @param generation of which blocks
   * @param number which of them
   * @param text as {@link RecordBlock} writes it
   */
  public record Pending(long generation, int number, String text) {}

  /** With a block more of what is known. */
  KnownBlocks keeping(String block) {
    return new KnownBlocks(kept.more(), made, kept.pending(block));
  }

  /** With a block more of a walk over everything. */
  KnownBlocks making(String block) {
    return new KnownBlocks(kept, made.more(), made.pending(block));
  }

  /** Before a walk, which has made none yet. */
  KnownBlocks madeAnew() {
    return new KnownBlocks(kept, kept.next(), pending);
  }

  /** What was made is what is known. */
  KnownBlocks replaced() {
    return new KnownBlocks(made, made.next(), pending);
  }

  /** Without the block that has come to an offset of its own. */
  KnownBlocks settled() {
    return new KnownBlocks(kept, made, null);
  }
}
