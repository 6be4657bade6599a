package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.run.Run;
import java.util.Arrays;

/**
 * Runs a pattern as JavaScript defines it: by trying, and going back where that comes to nothing.
 * Each look at the text counts as work of the run, and what it remembers as memory. For one text
 * and one thread.
 */
final class Backtracking {
  private static final int STRIDE = 1024;
  private static final int STEPS_OF_STRIDE = 64;
  private static final int UNSET = -1;
  private static final int ENTRY = 4;

  // Kinds of entries on the stack: another way to go on, one character less, a place's old content.
  private static final int ANOTHER_WAY = 0;
  private static final int ONE_LESS = 1;
  private static final int RESTORE = 2;

  private final Run run;
  private final Instructions instructions;
  private final int[] code;
  private final String text;
  private final boolean ignoreCase;
  private final int[] places;
  private int[] stack = new int[16 * ENTRY];
  private int top;
  private int work;

  Backtracking(Run run, Instructions instructions, String text, boolean ignoreCase) {
    this.run = run;
    this.instructions = instructions;
    this.code = instructions.code();
    this.text = text;
    this.ignoreCase = ignoreCase;
    this.places = new int[instructions.size()];
  }

  /** Whether there is a match that begins at a position or, if not only there, behind it. */
  boolean find(int from, boolean onlyThere) {
    int start = from;
    while (start <= text.length()) {
      Arrays.fill(places, UNSET);
      top = 0;
      int end = match(0, start);
      if (end >= 0) {
        places[0] = start;
        places[1] = end;
        return true;
      }
      if (onlyThere) {
        return false;
      }
      start += start < text.length() ? Character.charCount(text.codePointAt(start)) : 1;
    }
    return false;
  }

  /** Where the whole match (0) or a group begins; -1 if it has taken no part. */
  int start(int group) {
    return places[2 * group + 1] < 0 ? UNSET : places[2 * group];
  }

  /** Where the whole match (0) or a group ends; -1 if it has taken no part. */
  int end(int group) {
    return places[2 * group] < 0 ? UNSET : places[2 * group + 1];
  }

  private void tick() {
    if (++work == STRIDE) {
      work = 0;
      run.steps(STEPS_OF_STRIDE);
      run.checkTime();
    }
  }

  /** Where the match ends that begins there; -1 if there is none. Other ways stay on the stack. */
  private int match(int begin, int from) {
    int base = top;
    int pc = begin;
    int at = from;
    while (true) {
      tick();
      boolean holds = true;
      switch (code[pc]) {
        case Instructions.DONE -> {
          return at;
        }
        case Instructions.CHARACTER -> {
          int next = step(code[pc + 1], code[pc + 2] == 1, at);
          holds = next >= 0;
          at = next;
          pc += 3;
        }
        case Instructions.GO -> pc = code[pc + 1];
        case Instructions.TRY -> {
          push(ANOTHER_WAY, code[pc + 2], at, 0);
          pc = code[pc + 1];
        }
        case Instructions.NOTE -> {
          set(code[pc + 1], at);
          pc += 2;
        }
        case Instructions.EDGE -> {
          holds = holds(Instructions.EDGES.get(code[pc + 1]), at);
          pc += 2;
        }
        case Instructions.AGAIN -> {
          at = again(code[pc + 1], code[pc + 2] == 1, at);
          holds = at >= 0;
          pc += 3;
        }
        case Instructions.LOOK -> {
          holds = look(pc + 3, at, code[pc + 2] == 1);
          pc = code[pc + 1];
        }
        case Instructions.LOOP -> {
          set(code[pc + 1], 0);
          pc += 2;
        }
        case Instructions.ROUND -> pc = round(pc, at);
        case Instructions.ENTER -> {
          set(code[pc + 1] + 1, at);
          forget(code[pc + 2], code[pc + 3]);
          pc += 4;
        }
        case Instructions.LEAVE -> {
          int count = places[code[pc + 1]];
          holds = count < code[pc + 2] || at != places[code[pc + 1] + 1];
          set(code[pc + 1], count == Integer.MAX_VALUE ? count : count + 1);
          pc = code[pc + 3];
        }
        case Instructions.RUN -> {
          at = runOf(pc, at);
          holds = at >= 0;
          pc += 5;
        }
        default -> throw new IllegalStateException("no operation " + code[pc]);
      }
      if (!holds) {
        if (!goBack(base)) {
          return UNSET;
        }
        pc = stack[top + 1];
        at = stack[top + 2];
      }
    }
  }

  /** Takes entries off down to the last other way, which then lies above the top. */
  private boolean goBack(int base) {
    while (top > base) {
      tick();
      top -= ENTRY;
      switch (stack[top]) {
        case RESTORE -> places[stack[top + 1]] = stack[top + 2];
        case ANOTHER_WAY -> {
          return true;
        }
        default -> {
          oneLess();
          return true;
        }
      }
    }
    return false;
  }

  /** A run gives a character back; if it has more to give, the entry stays below. */
  private void oneLess() {
    int pc = stack[top + 1];
    int at = stack[top + 2];
    int least = stack[top + 3];
    boolean forwards = code[pc - 1] == 1;
    int fewer = forwards ? at - charBefore(at) : at + charAfter(at);
    if (fewer != least) {
      stack[top + 2] = fewer;
      top += ENTRY;
      push(ANOTHER_WAY, pc, fewer, 0);
      top -= ENTRY;
    } else {
      stack[top + 2] = fewer;
    }
  }

  private int charBefore(int at) {
    return Character.charCount(text.codePointBefore(at));
  }

  private int charAfter(int at) {
    return Character.charCount(text.codePointAt(at));
  }

  /** The position after one character of a set; -1 if there is none. */
  private int step(int set, boolean forwards, int at) {
    if (forwards ? at >= text.length() : at <= 0) {
      return UNSET;
    }
    int character = forwards ? text.codePointAt(at) : text.codePointBefore(at);
    if (!instructions.sets()[set].contains(character)) {
      return UNSET;
    }
    return forwards ? at + Character.charCount(character) : at - Character.charCount(character);
  }

  private int runOf(int pc, int from) {
    boolean forwards = code[pc + 4] == 1;
    int at = from;
    int least = code[pc + 2] == 0 ? from : UNSET;
    for (int count = 0; count < code[pc + 3]; ) {
      tick();
      int next = step(code[pc + 1], forwards, at);
      if (next < 0) {
        break;
      }
      at = next;
      count++;
      if (count == code[pc + 2]) {
        least = at;
      }
    }
    if (least >= 0 && least != at) {
      push(ONE_LESS, pc + 5, at, least);
    }
    return least < 0 ? UNSET : at;
  }

  private int round(int pc, int at) {
    int count = places[code[pc + 1]];
    int enter = pc + 6;
    int behind = code[pc + 5];
    if (count < code[pc + 2]) {
      return enter;
    }
    if (count >= code[pc + 3]) {
      return behind;
    }
    boolean greedy = code[pc + 4] == 1;
    push(ANOTHER_WAY, greedy ? behind : enter, at, 0);
    return greedy ? enter : behind;
  }

  private void forget(int firstGroup, int lastGroup) {
    for (int place = 2 * firstGroup; place <= 2 * lastGroup + 1; place++) {
      if (places[place] != UNSET) {
        set(place, UNSET);
      }
    }
  }

  /** Looks without moving: what groups took stays, other ways to the same do not. */
  private boolean look(int begin, int at, boolean wanted) {
    int base = top;
    boolean found = match(begin, at) >= 0;
    int kept = base;
    if (found && !wanted) {
      while (top > base) {
        top -= ENTRY;
        if (stack[top] == RESTORE) {
          places[stack[top + 1]] = stack[top + 2];
        }
      }
    }
    for (int entry = base; entry < top; entry += ENTRY) {
      if (stack[entry] == RESTORE) {
        System.arraycopy(stack, entry, stack, kept, ENTRY);
        kept += ENTRY;
      }
    }
    top = kept;
    return found == wanted;
  }

  private boolean holds(PatternNode.Edge edge, int at) {
    return switch (edge) {
      case START_OF_TEXT -> at == 0;
      case END_OF_TEXT -> at == text.length();
      case START_OF_LINE -> at == 0 || CharSet.LINE_ENDS.contains(text.charAt(at - 1));
      case END_OF_LINE -> at == text.length() || CharSet.LINE_ENDS.contains(text.charAt(at));
      case WORD_EDGE -> isWord(at - 1) != isWord(at);
      case NO_WORD_EDGE -> isWord(at - 1) == isWord(at);
    };
  }

  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && CharSet.WORD.contains(text.charAt(at));
  }

  /** The position after what a group has taken, once more; a group that took nothing asks none. */
  private int again(int group, boolean forwards, int at) {
    int start = start(group);
    if (start < 0) {
      return at;
    }
    int length = end(group) - start;
    int begin = forwards ? at : at - length;
    if (begin < 0 || begin + length > text.length()) {
      return UNSET;
    }
    for (int i = 0; i < length; i++) {
      tick();
      char a = text.charAt(start + i);
      char b = text.charAt(begin + i);
      boolean same = a == b || (ignoreCase && LetterCases.canonical(a) == LetterCases.canonical(b));
      if (!same) {
        return UNSET;
      }
    }
    return forwards ? at + length : begin;
  }

  private void set(int place, int value) {
    push(RESTORE, place, places[place], 0);
    places[place] = value;
  }

  private void push(int kind, int a, int b, int c) {
    if (top == stack.length) {
      run.allocate(8L * stack.length);
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
    stack[top] = kind;
    stack[top + 1] = a;
    stack[top + 2] = b;
    stack[top + 3] = c;
    top += ENTRY;
  }
}
