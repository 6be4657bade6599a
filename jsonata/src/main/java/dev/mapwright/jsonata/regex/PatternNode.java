package dev.mapwright.jsonata.regex;

import java.util.List;

/** What a regular expression is made of. */
sealed interface PatternNode {
  /** Whether it can match without taking a character. */
  boolean isNullable();

  /** Whether it can match without taking a character. */
  record Chars(CharSet set) implements PatternNode {
    @Override
    public boolean isNullable() {
      return false;
    }
  }

  /** One after another; of none, the empty text. */
  record Chain(List<PatternNode> parts) implements PatternNode {
    @Override
    public boolean isNullable() {
      return parts.stream().allMatch(PatternNode::isNullable);
    }
  }

  /** The first that leads to a match. */
  record Choice(List<PatternNode> alternatives) implements PatternNode {
    @Override
    public boolean isNullable() {
      return alternatives.stream().anyMatch(PatternNode::isNullable);
    }
  }

  /**
   * A body again and again.
   *
   * @param most {@link #UNLIMITED} if as often as may be
   * @param greedy whether rather often than rarely
   * @param firstGroup the number of the first group in the body
   * @param lastGroup the number of the last group in the body; less than the first if there is none
   */
  record Repeat(
      PatternNode body, int least, int most, boolean greedy, int firstGroup, int lastGroup)
      implements PatternNode {
    static final int UNLIMITED = Integer.MAX_VALUE;

    @Override
    public boolean isNullable() {
      return least == 0 || body.isNullable();
    }

    boolean hasGroups() {
      return lastGroup >= firstGroup;
    }
  }

  /** A group that remembers what it takes. */
  record Group(int number, PatternNode body) implements PatternNode {
    @Override
    public boolean isNullable() {
      return body.isNullable();
    }
  }

  /** A place between characters. */
  enum Edge implements PatternNode {
    START_OF_TEXT,
    END_OF_TEXT,
    START_OF_LINE,
    END_OF_LINE,
    WORD_EDGE,
    NO_WORD_EDGE;

    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /**
   * A look at what follows or precedes.
   *
   * @param ahead whether it follows
   * @param wanted whether it has to match or must not
   */
  record Look(PatternNode body, boolean ahead, boolean wanted) implements PatternNode {
    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /** What a group has taken, once more. */
  record Again(int group) implements PatternNode {
    @Override
    public boolean isNullable() {
      return true;
    }
  }
}
