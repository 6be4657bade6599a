package dev.mapwright.cli.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param interactive whether a person would have to type the input
 * @param watched whether a person sees what goes to {@code err}
 * @param colour whether what goes to {@code out} may be coloured
 * @param bytes where results go that are bytes already; not buffered, and it fails where nobody
 *     reads any more
 * @param out results as text, to the same place
 * @param err everything that is no result
 */
public record Terminal(
    InputStream in,
    boolean interactive,
    boolean watched,
    boolean colour,
    OutputStream bytes,
    PrintWriter out,
    PrintWriter err) {
  /** Set by the launcher, which alone can know it. */
  private static final String WATCHED = "mapwright.watched";

  /** Without colours, and with texts in UTF-8. */
  public static Terminal of(
      InputStream in, boolean interactive, boolean watched, OutputStream out, OutputStream err) {
    return of(in, interactive, watched, false, out, err);
  }

  private static Terminal of(
      InputStream in,
      boolean interactive,
      boolean watched,
      boolean colour,
      OutputStream out,
      OutputStream err) {
    ResultStream results = new ResultStream(out);
    return new Terminal(
        in,
        interactive,
        watched,
        colour,
        results,
        new PrintWriter(results, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8));
  }

  /**
   * Why what was printed is not whole, such as a disk that is full; null where it is, or where
   * nobody reads any more.
   */
  public @Nullable String loss() {
    out.flush();
    IOException loss = bytes instanceof ResultStream results ? results.loss() : null;
    return loss == null ? null : "The output is not whole: " + loss.getMessage();
  }

  /** The process's own. */
  public static Terminal ofProcess() {
    Console console = System.console();
    boolean interactive = console != null && console.isTerminal();
    return of(
        System.in,
        interactive,
        interactive || Boolean.getBoolean(WATCHED),
        interactive && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM")),
        new FileOutputStream(FileDescriptor.out),
        System.err);
  }
}
