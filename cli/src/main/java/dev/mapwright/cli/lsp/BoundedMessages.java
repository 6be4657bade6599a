package dev.mapwright.cli.lsp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * An editor's messages, in whose headers a length stands; one that nobody could hold is taken for
 * none, before room is made for it. Headers are read byte by byte and bodies in pieces: of a body
 * that its reader gave up, as it was none, the rest is passed over before the next header.
 */
final class BoundedMessages extends FilterInputStream {
  /** A hundred times the longest file that is read. */
  private static final long LONGEST = 128L << 20;

  private static final String LENGTH = "content-length:";

  private final StringBuilder line = new StringBuilder();
  private long body;
  private long left;

  BoundedMessages(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    while (left > 0) {
      long passed = in.skip(left);
      if (passed == 0 && in.read() < 0) {
        return -1;
      }
      left -= Math.max(1, passed);
    }
    int c = in.read();
    if (c < 0) {
      return c;
    }
    if (c != '\n') {
      if (line.length() < LENGTH.length() + 20) {
        line.append((char) c);
      }
      return c;
    }
    endOfHeader();
    return c;
  }

  private void endOfHeader() throws IOException {
    String header = line.toString().strip().toLowerCase(Locale.ROOT);
    line.setLength(0);
    if (header.isEmpty()) {
      left = body;
      body = 0;
    } else if (header.startsWith(LENGTH)) {
      String digits = header.substring(LENGTH.length()).strip();
      body = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
      if (body > LONGEST) {
        throw new IOException("A message of " + body + " bytes is longer than " + LONGEST + ".");
      }
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left > 0) {
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
    int c = read();
    if (c < 0) {
      return -1;
    }
    bytes[offset] = (byte) c;
    return 1;
  }
}
