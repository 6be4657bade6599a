package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one evaluation: what it may still use, and what it can look up. One thread's. */
public final class Run {
  /** So many steps pass between two looks at the clock. */
  private static final int STRIDE = 4096;

  /** Going through so many characters (two to this power) counts as a step. */
  private static final int CHARACTERS_OF_STEP = 6;

  /** Up to here a text takes no time worth counting. */
  private static final int SHORT_TEXT = 64;

  /** An array's place for an item, and a number in it. */
  private static final long BYTES_OF_ITEM = 24;

  private final @Nullable Object input;
  private final Bindings bindings;
  private final Limits limits;

  /**
   * When the clock was first looked at. Most runs end before: a mapping is many short ones, of
   * which each would spend half its time on asking for the time.
   */
  private long begin;

  private boolean timed;
  private long stepsLeft;
  private long memoryLeft;
  private int stride;
  private int depth;
  private boolean functionsFromOutside;
  private long now = -1;

  public Run(@Nullable Object input, Bindings bindings, Limits limits) {
    this.bindings = bindings;
    this.limits = limits;
    this.stepsLeft = limits.steps();
    this.memoryLeft = limits.memory();
    this.stride = (int) Math.min(STRIDE, stepsLeft);
    this.input = JavaValues.of(this, input, "$", "");
  }

  /** The document. */
  public @Nullable Object input() {
    return input;
  }

  /** The value of an external variable. */
  public @Nullable Object variable(String name) {
    Object value = supplied(name);
    return value instanceof NativeFunction function
        ? new Registered(name, null, function)
        : JavaValues.of(this, value, "$", name);
  }

  private @Nullable Object supplied(String name) {
    try {
      return bindings.get(name);
    } catch (JsonataException e) {
      throw e.ofAnotherSource();
    } catch (RuntimeException e) {
      throw JsonataException.causedBy("M4001", "The variable $" + name + " failed", e);
    }
  }

  /** Notes that a value from outside has a function in it. */
  void noteFunctionFromOutside() {
    functionsFromOutside = true;
  }

  /** Whether arrays and objects from outside may have functions in them. */
  boolean holdsFunctionsFromOutside() {
    return functionsFromOutside;
  }

  /** The time of this run: the same whenever it is asked for. */
  public long millis() {
    if (now < 0) {
      now = System.currentTimeMillis();
    }
    return now;
  }

  /** Notes one step. */
  public void step() {
    if (--stride < 0) {
      nextStride();
    }
  }

  /** Notes steps, as many as there are items to go over or to hold. */
  public void steps(int count) {
    stride -= count;
    if (stride < 0) {
      nextStride();
    }
  }

  /** As {@link #steps(int)}, for work that may be any amount. */
  public void steps(long count) {
    steps((int) Math.min(count, 1 << 30));
  }

  private void nextStride() {
    stepsLeft -= Math.min(STRIDE, stepsLeft) - stride;
    if (stepsLeft < 0) {
      throw exceeded("more than " + limits.steps() + " steps; check for an infinite loop");
    }
    checkTime();
    stride = (int) Math.min(STRIDE, stepsLeft);
  }

  /** Ends the run if its time is over. */
  public void checkTime() {
    long clock = System.nanoTime();
    if (!timed) {
      timed = true;
      begin = clock;
    } else if (clock - begin > limits.time().toNanos()) {
      throw exceeded("longer than " + limits.time().toMillis() + " ms; check for an infinite loop");
    }
  }

  /** Notes that a function's body begins. */
  public void enterCall() {
    step();
    if (++depth > limits.depth()) {
      throw exceeded(
          "calls nested deeper than " + limits.depth() + "; check for endless recursion");
    }
  }

  /** Notes that a function's body has ended. */
  public void leaveCall() {
    depth--;
  }

  private static JsonataException exceeded(String what) {
    return JsonataException.of("U1001", "The evaluation was stopped: " + what);
  }

  /** Characters that a string may have. */
  public int stringLength() {
    return limits.stringLength();
  }

  /** Notes a text that has been made, and passes it on if it may be that long. */
  public String made(String text) {
    noteText(text.length());
    return text;
  }

  /** Notes a text that is about to be made: what it costs, and whether it may be that long. */
  public void noteText(long length) {
    if (length > SHORT_TEXT || length > limits.stringLength()) {
      checkStringLength(length);
      steps(length >> CHARACTERS_OF_STEP);
    }
    allocate(length);
  }

  /** Notes that a text is gone through. */
  public void readText(int length) {
    if (length > SHORT_TEXT) {
      steps(length >> CHARACTERS_OF_STEP);
    }
  }

  /** Ends the run if a string may not become that long. */
  public void checkStringLength(long length) {
    if (length > limits.stringLength()) {
      throw JsonataException.of(
          "M1101", "A string would be longer than " + limits.stringLength() + " characters");
    }
  }

  /** Notes that about so many bytes are taken. */
  public void allocate(long bytes) {
    memoryLeft -= bytes;
    if (memoryLeft < 0) {
      throw JsonataException.of(
          "M1102",
          "The evaluation was stopped: its texts, arrays and objects take more than "
              + limits.memory()
              + " bytes; make fewer or smaller ones (join a list once rather than add to a text"
              + " again and again)");
    }
  }

  /** Ends the run if a sequence may not become that long. */
  public void checkSequenceLength(long length) {
    if (length > limits.sequenceLength()) {
      throw JsonataException.of(
          "D2015", "The maximum sequence length of " + limits.sequenceLength() + " was exceeded");
    }
  }

  /** Notes a list of so many items that is about to be made: whether it may be that long. */
  public void noteList(long size) {
    checkSequenceLength(size);
    steps(size);
    allocate(BYTES_OF_ITEM * size);
  }

  /** Appends a result to a sequence, as far as both may grow. */
  public void append(Sequence sequence, @Nullable Object item) {
    step();
    checkSequenceLength(sequence.size() + 1L);
    if (sequence.isFull()) {
      allocate(BYTES_OF_ITEM * (sequence.size() + 1L));
    }
    sequence.append(item);
  }

  /** Appends results to a sequence, as far as it may grow. */
  public void appendAll(Sequence sequence, List<?> items) {
    steps(items.size());
    long size = sequence.size() + (long) items.size();
    checkSequenceLength(size);
    if (sequence.hasNoRoomFor(items.size())) {
      allocate(BYTES_OF_ITEM * size);
    }
    sequence.appendAll(items);
  }
}
