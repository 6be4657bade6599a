package dev.mapwright.cli.command;

/** What the process tells its caller. {@code eval} has jq's codes instead. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** A test failed, or a file has problems. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** Something from outside is missing: a file, a free port, room on the disk. */
  public static final int UNAVAILABLE = 3;

  /** A defect of Mapwright itself. */
  public static final int DEFECT = 70;

  private ExitCode() {}
}
