package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.run.Run;

/**
 * A text that counts each look at it as work of the run, so that no pattern outlasts its limits.
 */
final class WatchedText implements CharSequence {
  private static final int STRIDE = 1024;

  private final Run run;
  private final String text;
  private int looks;

  WatchedText(Run run, String text) {
    this.run = run;
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++looks == STRIDE) {
      looks = 0;
      run.steps(STRIDE / 16);
      run.checkTime();
    }
    return text.charAt(index);
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
