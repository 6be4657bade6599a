package dev.mapwright.jsonata.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern as instructions for {@link Backtracking}: an operation, then its operands. Immutable
 * once made.
 *
 * @param code operations and operands
 * @param sets the sets of characters that they name
 * @param size places for what groups and loops remember: begin and end of each group (the whole
 *     match first), then count and begin of each loop
 */
@SuppressWarnings("ArrayRecordComponent") // shared with one reader, which does not change them
record Instructions(int[] code, CharSet[] sets, int groups, int size) {
  static final List<PatternNode.Edge> EDGES = List.of(PatternNode.Edge.values());

  /** The match is complete. */
  static final int DONE = 0;

  /** Set, 1 if forwards: one character. */
  static final int CHARACTER = 1;

  /** Target. */
  static final int GO = 2;

  /** Target to try first, target to try else. */
  static final int TRY = 3;

  /** Place that remembers where the text is. */
  static final int NOTE = 4;

  /** Position in {@link #EDGES}. */
  static final int EDGE = 5;

  /** Group, 1 if forwards: what it has taken, again. */
  static final int AGAIN = 6;

  /** Target behind, 1 if it has to match: the instructions in between, without moving. */
  static final int LOOK = 7;

  /** Place: sets a loop's count to zero. */
  static final int LOOP = 8;

  /** Place, least, most, 1 if greedy, target behind: another round, or no more. */
  static final int ROUND = 9;

  /** Place, first and last group, to forget: a round begins. */
  static final int ENTER = 10;

  /** Place, least, target of the {@link #ROUND}: a round ends. */
  static final int LEAVE = 11;

  /** Set, least, most, 1 if forwards: as many characters as there are, then fewer. */
  static final int RUN = 12;

  static Instructions of(PatternNode term, int groups) {
    Writer writer = new Writer(2 * (groups + 1));
    writer.write(term, true);
    writer.emit(DONE);
    return new Instructions(
        Arrays.copyOf(writer.code, writer.length),
        writer.sets.toArray(CharSet[]::new),
        groups,
        writer.places);
  }

  private static final class Writer {
    private final List<CharSet> sets = new ArrayList<>();
    private int[] code = new int[64];
    private int length;
    private int places;

    Writer(int places) {
      this.places = places;
    }

    private void emit(int... values) {
      if (length + values.length > code.length) {
        code = Arrays.copyOf(code, 2 * (length + values.length));
      }
      System.arraycopy(values, 0, code, length, values.length);
      length += values.length;
    }

    private int add(CharSet set) {
      sets.add(set);
      return sets.size() - 1;
    }

    /**
     * The instructions of a term.
     *
     * @param forwards whether it is matched from left to right; behind, it is the other way round
     */
    void write(PatternNode term, boolean forwards) {
      switch (term) {
        case PatternNode.Chars chars -> emit(CHARACTER, add(chars.set()), flag(forwards));
        case PatternNode.Chain chain ->
            (forwards ? chain.parts() : chain.parts().reversed())
                .forEach(part -> write(part, forwards));
        case PatternNode.Choice choice -> choice(choice, forwards);
        case PatternNode.Repeat repeat -> repeat(repeat, forwards);
        case PatternNode.Group group -> {
          emit(NOTE, 2 * group.number() + flag(!forwards));
          write(group.body(), forwards);
          emit(NOTE, 2 * group.number() + flag(forwards));
        }
        case PatternNode.Edge edge -> emit(EDGE, EDGES.indexOf(edge));
        case PatternNode.Look look -> {
          emit(LOOK, 0, flag(look.wanted()));
          int target = length - 2;
          write(look.body(), look.ahead());
          emit(DONE);
          code[target] = length;
        }
        case PatternNode.Again again -> emit(AGAIN, again.group(), flag(forwards));
      }
    }

    private static int flag(boolean truth) {
      return truth ? 1 : 0;
    }

    private void choice(PatternNode.Choice choice, boolean forwards) {
      List<Integer> ends = new ArrayList<>();
      int last = choice.alternatives().size() - 1;
      for (int i = 0; i < last; i++) {
        emit(TRY, length + 3, 0);
        int otherwise = length - 1;
        write(choice.alternatives().get(i), forwards);
        emit(GO, 0);
        ends.add(length - 1);
        code[otherwise] = length;
      }
      write(choice.alternatives().get(last), forwards);
      for (int end : ends) {
        code[end] = length;
      }
    }

    private void repeat(PatternNode.Repeat repeat, boolean forwards) {
      if (repeat.body() instanceof PatternNode.Chars chars && repeat.greedy()) {
        emit(RUN, add(chars.set()), repeat.least(), repeat.most(), flag(forwards));
      } else if (repeat.least() == 0
          && repeat.most() == PatternNode.Repeat.UNLIMITED
          && !repeat.hasGroups()
          && !repeat.body().isNullable()) {
        endless(repeat, forwards);
      } else {
        counted(repeat, forwards);
      }
    }

    /** Rounds that need neither count nor memory. */
    private void endless(PatternNode.Repeat repeat, boolean forwards) {
      int begin = length;
      emit(TRY, 0, 0);
      int body = length;
      write(repeat.body(), forwards);
      emit(GO, begin);
      code[begin + 1] = repeat.greedy() ? body : length;
      code[begin + 2] = repeat.greedy() ? length : body;
    }

    private void counted(PatternNode.Repeat repeat, boolean forwards) {
      int place = places;
      places += 2;
      emit(LOOP, place);
      int round = length;
      emit(ROUND, place, repeat.least(), repeat.most(), flag(repeat.greedy()), 0);
      int behind = length - 1;
      emit(ENTER, place, repeat.firstGroup(), repeat.lastGroup());
      write(repeat.body(), forwards);
      emit(LEAVE, place, repeat.least(), round);
      code[behind] = length;
    }
  }
}
