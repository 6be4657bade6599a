package dev.mapwright.cli.print;

import dev.mapwright.cli.command.Terminal;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how many records are done, on one line that redraws itself before a person and nowhere
 * else. Goes to where no results go. For one thread at a time.
 */
public final class RecordProgress {
  private static final long PAUSE = 200_000_000;
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private final long size;
  private final LongSupplier read;
  private final long began = System.nanoTime();
  private long shown = began;
  private boolean isThere;
  private long records;

  /**
   * Nothing is shown yet.
   *
   * @param size of the input in bytes; 0 if that is not known
   * @param read how many of them were read
   */
  public RecordProgress(Terminal terminal, long size, LongSupplier read) {
    this.terminal = terminal;
    this.size = size;
    this.read = read;
  }

  /** So many more records are done. */
  public void add(int more) {
    records += more;
    long now = System.nanoTime();
    if (terminal.watched() && now - shown >= PAUSE) {
      shown = now;
      isThere = true;
      long perSecond = records * 1_000_000_000 / (now - began);
      String share = size == 0 ? "" : ", " + Math.min(100, 100 * read.getAsLong() / size) + " %";
      terminal
          .err()
          .print(
              String.format(
                  Locale.ROOT, "%s%,d records%s, %,d a second", ERASE, records, share, perSecond));
      terminal.err().flush();
    }
  }

  /** Takes the line away, so that something else can be told. */
  public void clear() {
    if (isThere) {
      isThere = false;
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }
}
