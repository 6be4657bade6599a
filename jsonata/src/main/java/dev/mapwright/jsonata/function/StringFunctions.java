package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Text;
import dev.mapwright.jsonata.run.TextSearch;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions on strings. Lengths and positions count code points, as the reference's do. */
final class StringFunctions {
  private static final Pattern BLANKS = Pattern.compile("[ \t\n\r]+");

  private StringFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "string" -> Builtin.of("string", "<x-b?:s>", 1, StringFunctions::string);
      case "length" ->
          Builtin.unary("length", "<s-:n>", (run, text) -> (long) length((String) text));
      case "lowercase" ->
          Builtin.unary(
              "lowercase", "<s-:s>", (run, text) -> ((String) text).toLowerCase(Locale.ROOT));
      case "uppercase" ->
          Builtin.unary(
              "uppercase", "<s-:s>", (run, text) -> ((String) text).toUpperCase(Locale.ROOT));
      case "trim" -> Builtin.unary("trim", "<s-:s>", (run, text) -> trim((String) text));
      case "substring" -> Builtin.of("substring", "<s-nn?:s>", StringFunctions::substring);
      case "substringBefore" ->
          Builtin.of("substringBefore", "<s-s:s>", StringFunctions::substringBefore);
      case "substringAfter" ->
          Builtin.of("substringAfter", "<s-s:s>", StringFunctions::substringAfter);
      case "pad" -> Builtin.of("pad", "<s-ns?:s>", StringFunctions::pad);
      case "join" -> Builtin.of("join", "<a<s>s?:s>", StringFunctions::join);
      default -> null;
    };
  }

  private static @Nullable Object string(Run run, @Nullable Object[] arguments) {
    Object value = arguments[0];
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> Text.of(run, value, Boolean.TRUE.equals(arguments[1]));
    };
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String trim(String text) {
    String single = BLANKS.matcher(text).replaceAll(" ");
    int from = single.startsWith(" ") ? 1 : 0;
    int to = single.length() - (single.length() > from && single.endsWith(" ") ? 1 : 0);
    return single.substring(from, to);
  }

  private static @Nullable Object substring(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    int length = length(text);
    double start = whole(arguments[1], 0);
    double from = length + start < 0 ? 0 : start;
    double to = length;
    if (arguments[2] instanceof Number count) {
      double wanted = count.doubleValue();
      if (!(wanted > 0) || arguments[1] == null) {
        return "";
      }
      to = from >= 0 ? from + wanted : length + from + wanted;
    }
    return slice(text, length, from, to);
  }

  private static double whole(@Nullable Object number, double otherwise) {
    return number instanceof Number given ? given.doubleValue() : otherwise;
  }

  /** Code points from one position to another; negative ones count from the end. */
  private static String slice(String text, int length, double from, double to) {
    int begin = position(length, from);
    int end = position(length, to);
    if (begin >= end) {
      return "";
    }
    return length == text.length()
        ? text.substring(begin, end)
        : text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }

  private static int position(int length, double at) {
    long whole = (long) at;
    return (int) Math.clamp(whole < 0 ? length + whole : whole, 0, length);
  }

  private static @Nullable Object substringBefore(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    int at = arguments[1] instanceof String mark ? TextSearch.indexOf(run, text, mark, 0) : -1;
    return at < 0 ? text : text.substring(0, at);
  }

  private static @Nullable Object substringAfter(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    if (!(arguments[1] instanceof String mark)) {
      return text;
    }
    int at = TextSearch.indexOf(run, text, mark, 0);
    return at < 0 ? text : text.substring(at + mark.length());
  }

  private static @Nullable Object pad(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String text)) {
      return null;
    }
    double width = whole(arguments[1], 0);
    String filler = arguments[2] instanceof String given && !given.isEmpty() ? given : " ";
    double missing = Math.floor(Math.abs(width)) - length(text);
    if (!(missing > 0)) {
      return text;
    }
    double repeats = Math.ceil(missing / length(filler));
    run.noteText((long) (text.length() + repeats * filler.length()));
    String padding = filler.repeat((int) repeats);
    if (filler.length() > 1) {
      padding = slice(padding, length(padding), 0, missing);
    }
    return width > 0 ? text + padding : padding + text;
  }

  private static @Nullable Object join(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> strings)) {
      return null;
    }
    String separator = arguments[1] instanceof String given ? given : "";
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < strings.size(); i++) {
      if (i > 0) {
        joined.append(separator);
      }
      String part = Objects.toString(strings.get(i), "");
      run.step();
      run.checkStringLength((long) joined.length() + part.length());
      joined.append(part);
    }
    return joined.toString();
  }
}
