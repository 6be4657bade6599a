package dev.mapwright.cli.print;

import dev.mapwright.cli.command.Terminal;

/**
 * Shows how far long work is: a bar that redraws itself before a person, a line for each finished
 * part elsewhere. Goes to where no results go. Thread-safe.
 */
public final class Progress {
  private static final int WIDTH = 30;
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private final int total;
  private int done;

  /** With the number of steps to come, at least 1. */
  public Progress(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  /** One step is done; what is worked on now goes beside the bar. */
  public synchronized void step(String now) {
    done++;
    if (terminal.watched()) {
      int filled = WIDTH * done / total;
      terminal
          .err()
          .print(
              ERASE
                  + "["
                  + "#".repeat(filled)
                  + " ".repeat(WIDTH - filled)
                  + "] "
                  + done
                  + "/"
                  + total
                  + " "
                  + now);
      terminal.err().flush();
    }
  }

  /** A part of the work is finished; said in a line where there is no bar. */
  public synchronized void finished(String part) {
    if (!terminal.watched()) {
      terminal.err().println(done + "/" + total + " " + part);
    }
  }

  /** Takes the bar away, so that results can follow. */
  public synchronized void clear() {
    if (terminal.watched() && done > 0) {
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }
}
