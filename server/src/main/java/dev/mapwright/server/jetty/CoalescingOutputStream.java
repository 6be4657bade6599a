package dev.mapwright.server.jetty;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Gathers small writes. Unlike {@link java.io.BufferedOutputStream} it does not flush when it is
 * closed: a short body then goes out in one piece, with its length. Not thread-safe.
 */
final class CoalescingOutputStream extends OutputStream {
  private final OutputStream out;
  private final byte[] bytes;
  private int count;

  CoalescingOutputStream(OutputStream out, int size) {
    this.out = out;
    this.bytes = new byte[size];
  }

  @Override
  public void write(int b) throws IOException {
    if (count == bytes.length) {
      drain();
    }
    bytes[count++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (length > bytes.length - count) {
      drain();
    }
    if (length >= bytes.length) {
      out.write(from, offset, length);
    } else {
      System.arraycopy(from, offset, bytes, count, length);
      count += length;
    }
  }

  private void drain() throws IOException {
    if (count > 0) {
      out.write(bytes, 0, count);
      count = 0;
    }
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    drain();
    out.close();
  }
}
