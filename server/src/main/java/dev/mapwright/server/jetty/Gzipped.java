package dev.mapwright.server.jetty;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what is long enough to become shorter by it. What is flushed is on its way at once, so
 * that a stream's records do not wait for those after them. Not thread-safe.
 */
final class Gzipped extends OutputStream {
  private static final int SHORT = 1_024;
  private static final int BUFFER = 8 * 1_024;

  private final OutputStream out;
  private final Runnable begins;
  private byte[] held = new byte[0];
  private @Nullable GZIPOutputStream gzip;

  /**
   * Over another stream, which should be buffered.
   *
   * @param begins called before the first compressed byte is written, if there will be any
   */
  Gzipped(OutputStream out, Runnable begins) {
    this.out = out;
    this.begins = begins;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (gzip == null && held.length + length < SHORT) {
      int before = held.length;
      held = Arrays.copyOf(held, before + length);
      System.arraycopy(from, offset, held, before, length);
    } else {
      begin().write(from, offset, length);
    }
  }

  private GZIPOutputStream begin() throws IOException {
    GZIPOutputStream begun = gzip;
    if (begun == null) {
      begins.run();
      begun = new GZIPOutputStream(out, BUFFER, true);
      gzip = begun;
      begun.write(held);
    }
    return begun;
  }

  @Override
  public void flush() throws IOException {
    begin().flush();
  }

  @Override
  public void close() throws IOException {
    if (gzip != null) {
      gzip.close();
    } else {
      out.write(held);
      out.close();
    }
  }
}
