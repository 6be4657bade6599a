package dev.mapwright.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads answers of HTTP/1.1 from a connection that stays open, and looks at no more than where they
 * end. Not safe for use by several threads.
 */
final class AnswerReader {
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int end;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /** Reads one answer to its end, and returns its status. */
  int status() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        length = -1;
      }
    }
    if (length >= 0) {
      skip(length);
    } else {
      chunks();
    }
    return status;
  }

  private void chunks() throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      skip(size);
      line(); // what ends a chunk; there are no trailers
    } while (size > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
      if (next < end) {
        next++;
        line.setLength(line.length() - 1); // the carriage return
        return line.toString();
      }
      fill();
    }
  }

  private void skip(long count) throws IOException {
    long left = count;
    while (left > end - next) {
      left -= end - next;
      fill();
    }
    next += (int) left;
  }

  private void fill() throws IOException {
    next = 0;
    end = in.read(buffer);
    if (end < 0) {
      end = 0;
      throw new EOFException("The connection ended within an answer");
    }
  }
}
