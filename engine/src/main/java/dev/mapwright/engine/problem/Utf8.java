package dev.mapwright.engine.problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files that people write. */
public final class Utf8 {
  private Utf8() {}

  /**
   * A file's text; null, with the problem and its place noted, if it is no UTF-8.
   *
   * @param name what problems call it
   * @throws IOException if it cannot be read
   */
  public static @Nullable SourceFile read(Path file, String name, Problems problems)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    boolean wrong = decoder.decode(bytes, text, true).isError();
    text.flip();
    if (!wrong) {
      return new SourceFile(name, text.toString());
    }
    SourceFile beginning = new SourceFile(name, text + "\uFFFD");
    problems.error(
        "not-utf-8",
        beginning.place(text.length(), text.length() + 1),
        "The file is not UTF-8 text from here on.",
        "Save it as UTF-8.");
    return null;
  }
}
