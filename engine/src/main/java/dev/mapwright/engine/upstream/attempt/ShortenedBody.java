package dev.mapwright.engine.upstream.attempt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts what a vendor said to what is worth telling. One for each body; not thread-safe. */
public final class ShortenedBody {
  /** Of a body as text, or of all texts and keys in its tree. */
  private static final int MOST = 16_000;

  private static final String CUT = "…";

  private int left = MOST;

  private ShortenedBody() {}

  /** The body, without secrets, and cut where it is long. */
  public static @Nullable Object of(@Nullable Object body, Secrets secrets) {
    return secrets.hideIn(new ShortenedBody().cut(body));
  }

  private @Nullable Object cut(@Nullable Object body) {
    return switch (body) {
      case null -> null;
      case String text -> cut(text);
      case List<?> list -> {
        List<@Nullable Object> beginning = new ArrayList<>();
        for (Object item : list) {
          if (left <= 0) {
            beginning.add(CUT);
            break;
          }
          left--;
          beginning.add(cut(item));
        }
        yield beginning;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> beginning = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          if (left <= 0) {
            beginning.put(CUT, CUT);
            break;
          }
          beginning.put(cut(String.valueOf(member.getKey())), cut(member.getValue()));
        }
        yield beginning;
      }
      default -> {
        left -= 8;
        yield body;
      }
    };
  }

  private String cut(String text) {
    int taken = Math.min(text.length(), Math.max(0, left));
    left -= Math.max(1, text.length());
    return taken == text.length() ? text : withoutHalf(text.substring(0, taken)) + CUT;
  }

  /** A secret must not be recognisable by its beginning: the last word goes, too. */
  private static String withoutHalf(String text) {
    int end = text.length();
    while (end > 0
        && !Character.isWhitespace(text.charAt(end - 1))
        && text.length() - end < 4_096) {
      end--;
    }
    return text.substring(0, end > 0 ? end : Math.max(0, text.length() - 4_096));
  }
}
