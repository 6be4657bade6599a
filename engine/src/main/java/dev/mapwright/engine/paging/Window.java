package dev.mapwright.engine.paging;

import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a list a walk sees. Its text form goes into cursors.
 *
 * @param isSplit whether the list is read in windows by now
 * @param from the value that the window begins with; null for the list's first
 */
record Window(boolean isSplit, @Nullable Bound from) {
  /** The whole list in its own order. */
  static final Window WHOLE = new Window(false, null);

  /** The first window. */
  static final Window FIRST = new Window(true, null);

  /** A text without a slash that {@link #parse} reads. */
  String text() {
    return from == null ? (isSplit ? "w" : "") : "w" + hex(Json.write(from.value()));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Window parse(String text) {
    if (text.isEmpty()) {
      return WHOLE;
    }
    return text.equals("w")
        ? FIRST
        : new Window(true, new Bound(Objects.requireNonNull(Json.read(unhex(text.substring(1))))));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String unhex(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }
}
