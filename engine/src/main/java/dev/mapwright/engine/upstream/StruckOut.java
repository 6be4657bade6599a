package dev.mapwright.engine.upstream;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Passes text on without secrets, also where one comes in two pieces: what could be the beginning
 * of one is held back. Letter for letter: bytes are taken as they are. Not thread-safe.
 */
final class StruckOut extends OutputStream {
  /** Longer than any secret in any form. */
  private static final int HELD_BACK = 16 << 10;

  private static final int MOST_HELD = 1 << 20;

  private final Secrets secrets;
  private final OutputStream out;
  private final StringBuilder held = new StringBuilder();

  StruckOut(Secrets secrets, OutputStream out) {
    this.secrets = secrets;
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    held.append(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    if (held.length() >= 2 * HELD_BACK) {
      pass(secrets.cut(held.toString(), held.length() - HELD_BACK));
    }
    if (held.length() > MOST_HELD) {
      throw new VendorException(
          Outcome.VENDOR_ERROR,
          "The answer repeats the account's secrets without an end",
          0,
          Map.of(),
          null,
          null);
    }
  }

  /** The end: nothing is held back any more. */
  void finish() throws IOException {
    pass(held.length());
    out.flush();
  }

  /** What is held back stays so. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private void pass(int end) throws IOException {
    String text = secrets.hide(held.substring(0, end));
    held.delete(0, end);
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
