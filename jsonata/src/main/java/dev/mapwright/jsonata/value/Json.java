package dev.mapwright.jsonata.value;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads JSON into the value model and writes it. Every method may be called from any thread. */
public final class Json {
  private static final int PREVIEW = 80;

  private Json() {}

  /**
   * Reads one document. Objects in it remember the bytes that they were read from, so the array
   * must not be changed afterwards. Of duplicate keys the last one counts.
   *
   * @param document UTF-8
   * @throws JsonataException {@code M2001} if it is not JSON, {@code M2002} if it is larger or
   *     deeper than documents may be (1,000 levels); with the place
   */
  public static Object read(byte[] document) {
    JsonTape tape = JsonScanner.scan(document);
    return tape == null ? JsonReader.read(document) : tape.root();
  }

  /** As {@link #read(byte[])}, from text. */
  public static Object read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #write}, in UTF-8. */
  public static byte[] writeBytes(@Nullable Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The value as JSON on one line. Undefined and functions are written as JavaScript does: left out
   * where they are an object's, {@code null} elsewhere. What is infinite or no number is {@code
   * null}.
   *
   * @param value what an evaluation or {@link #read} gives; Java's {@code null} in lists and maps
   *     is written as such
   * @throws JsonataException {@code M4002}, with the place, if there is anything else in it; {@code
   *     M2003} if it nests more than 2,000 levels deep
   */
  public static String write(@Nullable Object value) {
    return write(value, false);
  }

  /** As {@link #write}, indented by two spaces. */
  public static String writePretty(@Nullable Object value) {
    return write(value, true);
  }

  private static String write(@Nullable Object root, boolean pretty) {
    UnaryOperator<@Nullable Object> checked =
        value -> {
          if (Places.isSimple(value)) {
            return value;
          }
          throw Places.refusal(root);
        };
    return new JsonWriter(pretty, checked, Integer.MAX_VALUE).write(root);
  }

  /** The value as JSON for a message: cut after 80 characters. */
  static String preview(@Nullable Object value) {
    String text = new JsonWriter(false, UnaryOperator.identity(), PREVIEW + 1).write(value);
    if (text.length() <= PREVIEW) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
    return text.substring(0, end) + "…";
  }
}
