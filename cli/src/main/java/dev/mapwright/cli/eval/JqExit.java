package dev.mapwright.cli.eval;

/** The exit codes of jq. */
final class JqExit {
  static final int OK = 0;

  /** The last result was false or null. */
  static final int FALSE = 1;

  /** Wrong usage, an input that is missing or no JSON, or results that cannot be written. */
  static final int INPUT = 2;

  /** The expression does not compile. */
  static final int COMPILE = 3;

  /** There was no result at all. */
  static final int NOTHING = 4;

  /** The expression failed on an input. */
  static final int RUNTIME = 5;

  private JqExit() {}
}
