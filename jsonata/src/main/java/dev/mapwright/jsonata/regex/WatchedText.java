package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.run.Run;

/**
 * A text that counts each look at it as work of the run, so that no pattern outlasts its limits.
 */
final class WatchedText implements CharSequence {
  private static final int STRIDE = 1024;

  private final Run run;
  private final String text;
  private final boolean unifiesLineEnds;
  private int looks;

  /**
   * A text.
   *
   * @param unifiesLineEnds whether every end of a line is shown as a line feed
   */
  WatchedText(Run run, String text, boolean unifiesLineEnds) {
    this.run = run;
    this.text = text;
    this.unifiesLineEnds = unifiesLineEnds;
  }

  @Override
  public char charAt(int index) {
    if (++looks == STRIDE) {
      looks = 0;
      run.steps(STRIDE / 16);
      run.checkTime();
    }
    char c = text.charAt(index);
    return unifiesLineEnds && LineEnds.isOne(c) ? '\n' : c;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
