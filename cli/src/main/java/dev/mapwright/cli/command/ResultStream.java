package dev.mapwright.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where results go: passes all on, and remembers what failed first, which a writer of text keeps
 * for itself. One that failed takes nothing more. Not thread-safe.
 */
final class ResultStream extends OutputStream {
  private final OutputStream to;
  private @Nullable IOException failure;

  ResultStream(OutputStream to) {
    this.to = to;
  }

  /** A step of writing. */
  private interface Step {
    void take() throws IOException;
  }

  private void tried(Step step) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      step.take();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    tried(() -> to.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    tried(() -> to.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    tried(to::flush);
  }

  /**
   * Why results are not whole; null where they are, or where their reader has gone and wants no
   * more. Java tells which of the two by words alone.
   */
  @Nullable IOException loss() {
    return failure == null
            || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
        ? null
        : failure;
  }
}
