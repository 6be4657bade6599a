package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.JsText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads names of months and days, and am or pm, by the exact case they are written in. */
final class NameReader {
  private NameReader() {}

  /** What a name means for a marker, or {@code null} if it is unknown; D3133 if it has no names. */
  static Function<String, @Nullable Double> of(Marker marker) {
    List<String> names = CalendarNames.of(marker.component());
    if (names != null) {
      int width = marker.maxWidth() > 0 ? marker.maxWidth() : Integer.MAX_VALUE;
      return text -> number(text, names, width);
    }
    if (marker.component() == 'P') {
      return NameReader::afternoon;
    }
    throw marker.noName();
  }

  private static @Nullable Double number(String text, List<String> names, int width) {
    // Cut short, several names may be the same: the last one is meant.
    for (int i = names.size(); i >= 1; i--) {
      if (JsText.upTo(names.get(i - 1), width).equals(text)) {
        return (double) i;
      }
    }
    return null;
  }

  private static @Nullable Double afternoon(String text) {
    return switch (text) {
      case "am", "AM" -> 0.0;
      case "pm", "PM" -> 1.0;
      default -> null;
    };
  }
}
