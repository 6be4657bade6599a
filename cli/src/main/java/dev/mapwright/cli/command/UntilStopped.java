package dev.mapwright.cli.command;

import java.util.concurrent.CountDownLatch;

/** Lets a command run until the process is asked to end, or its thread is interrupted. */
public final class UntilStopped {
  private UntilStopped() {}

  /** Waits. A signal has done what the command was there for: the process then ends with 0. */
  public static void waitHere() {
    Thread end =
        new Thread(() -> {
          System.out.flush();
          System.err.flush();
          Runtime.getRuntime().halt(ExitCode.OK);
        });
    Runtime.getRuntime().addShutdownHook(end);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stop) {
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }
}
