package dev.mapwright.server.failure;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something failed, without what it said: messages hold what callers and vendors wrote. */
public final class FailurePlace {
  private static final int MOST_FRAMES = 40;
  private static final int MOST_CAUSES = 5;

  private FailurePlace() {}

  /** Its kind and its causes, each with where it came from. */
  public static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < MOST_CAUSES; depth++, at = at.getCause()) {
      text.append(depth == 0 ? "" : "\n  caused by ").append(at.getClass().getName());
      text.append(
          Arrays.stream(at.getStackTrace())
              .limit(MOST_FRAMES)
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining()));
    }
    return text.toString();
  }
}
