package dev.mapwright.server.failure;

/**
 * The end of a process that is out of memory. What else it was doing has failed somewhere, unseen:
 * it would live on half dead. Whoever watches over it starts it again.
 */
public final class OutOfMemory {
  /** The same as the JVM's own, with {@code -XX:+ExitOnOutOfMemoryError}. */
  public static final int EXIT_STATUS = 3;

  private OutOfMemory() {}

  /** Ends the process at once, without anything that would need memory. */
  public static void end() {
    System.err.println("Out of memory: the server ends. Give it more (-Xmx).");
    Runtime.getRuntime().halt(EXIT_STATUS);
  }
}
