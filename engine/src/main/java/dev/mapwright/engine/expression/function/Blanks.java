package dev.mapwright.engine.expression.function;

import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways to say nothing: undefined, null, blank text, the empty list and the empty object. Blanks
 * in text are of every kind: also those that do not break a line, and those that nobody sees.
 */
public final class Blanks {
  private static final int ZERO_WIDTH = 0x200B;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Blanks() {}

  /** Whether a value says nothing; Java {@code null} is undefined. */
  public static boolean isBlank(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case JsonNull _ -> true;
      case String text -> isBlankText(text);
      case List<?> list -> list.isEmpty();
      case Map<?, ?> object -> object.isEmpty();
      default -> false;
    };
  }

  private static boolean isBlankText(String text) {
    int at = 0;
    while (at < text.length() && isBlank(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at == text.length();
  }

  /** The text without the blanks around it. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isBlank(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == ZERO_WIDTH
        || character == BYTE_ORDER_MARK;
  }
}
