package dev.mapwright.cli.create.draft;

import dev.mapwright.jsonata.value.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as the files have them: words bare, all else quoted; objects and lists in one line. */
public final class YamlText {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z][\\w./-]*( [\\w./-]+)*");
  private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9./_~-]+");
  private static final Pattern NOTHING_TO_ESCAPE = Pattern.compile("[\\x20-\\x7e&&[^'\\\\]]+");
  private static final int LONGEST_BARE = 80;
  private static final Set<String> NO_TEXT =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  public static String of(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> of(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Iterable<?> list -> {
        StringBuilder items = new StringBuilder("[");
        for (Object item : list) {
          items.append(items.length() > 1 ? ", " : "").append(of(item));
        }
        yield items.append("]").toString();
      }
      default -> Json.write(value);
    };
  }

  private static String text(String text) {
    boolean isWords =
        text.length() <= LONGEST_BARE
            && WORDS.matcher(text).matches()
            && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
    if (isWords || URL.matcher(text).matches()) {
      return text;
    }
    return text.contains("\"") && NOTHING_TO_ESCAPE.matcher(text).matches()
        ? "'" + text + "'"
        : Json.write(text);
  }
}
