package dev.mapwright.cli.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output that grows in memory until it is written at once. Not thread-safe. */
public final class OutputPiece extends ByteArrayOutputStream {
  private static final int USUAL = 1 << 17;

  /** None yet. */
  public OutputPiece() {
    super(USUAL);
  }

  /** Makes blanks of line breaks from some place on: in JSON they stand between tokens alone. */
  public void onOneLine(int from) {
    for (int i = from; i < count; i++) {
      if (buf[i] == '\n' || buf[i] == '\r') {
        buf[i] = ' ';
      }
    }
  }

  /** Writes what there is but for its beginning. */
  public void writeFrom(int from, OutputStream out) throws IOException {
    out.write(buf, from, count - from);
  }
}
