package dev.mapwright.jsonata.option;

import java.time.Duration;

/**
 * How much one run may use. Ordinary mappings never meet {@link #DEFAULT}; a hostile expression or
 * document ends with a coded error instead of taking the machine.
 *
 * @param steps nodes of the expression evaluated, and items that loops go over
 * @param depth calls within calls
 * @param stringLength characters of one string
 * @param sequenceLength items of one array or sequence
 * @param memory bytes of all texts, arrays and objects that the run makes, garbage included;
 *     counted roughly
 * @param time wall time of the run; more than 292 years are as many
 */
public record Limits(
    long steps, int depth, int stringLength, int sequenceLength, long memory, Duration time) {
  private static final long MEBIBYTE = 1L << 20;
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * 20 million steps, 500 calls deep, 8 million characters, 1 million items, 256 MiB, one second.
   */
  public static final Limits DEFAULT =
      new Limits(20_000_000, 500, 8_000_000, 1_000_000, 256 * MEBIBYTE, Duration.ofSeconds(1));

  public Limits {
    positive(steps, "steps");
    positive(depth, "depth");
    positive(stringLength, "stringLength");
    positive(sequenceLength, "sequenceLength");
    positive(memory, "memory");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time must be positive, not " + time);
    }
    time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }

  public Limits withSteps(long newSteps) {
    return new Limits(newSteps, depth, stringLength, sequenceLength, memory, time);
  }

  public Limits withDepth(int newDepth) {
    return new Limits(steps, newDepth, stringLength, sequenceLength, memory, time);
  }

  public Limits withStringLength(int newStringLength) {
    return new Limits(steps, depth, newStringLength, sequenceLength, memory, time);
  }

  public Limits withSequenceLength(int newSequenceLength) {
    return new Limits(steps, depth, stringLength, newSequenceLength, memory, time);
  }

  public Limits withMemory(long newMemory) {
    return new Limits(steps, depth, stringLength, sequenceLength, newMemory, time);
  }

  public Limits withTime(Duration newTime) {
    return new Limits(steps, depth, stringLength, sequenceLength, memory, newTime);
  }

  private static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}
