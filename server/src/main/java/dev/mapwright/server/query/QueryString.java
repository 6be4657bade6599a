package dev.mapwright.server.query;

import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query strings as the npm package qs does, which Truto's clients and servers share: nested
 * objects by brackets, lists by {@code []}, by index or by repeating the name, brackets
 * percent-encoded or not.
 *
 * <p>Where qs would silently cut (too many parameters, too many brackets) or keep what cannot be
 * decoded, this is an error: a filter by a text that nobody meant finds nothing, and nobody is
 * told.
 */
public final class QueryString {
  private static final Pattern ENCODED_OPEN = Pattern.compile("%5B", Pattern.CASE_INSENSITIVE);
  private static final int SHOWN = 60;
  private static final Pattern ENCODED_CLOSE = Pattern.compile("%5D", Pattern.CASE_INSENSITIVE);

  private final QueryLimits limits;

  private QueryString(QueryLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a query string with {@link QueryLimits#DEFAULT}.
   *
   * @param raw what stands after the question mark, still encoded; null or empty for none
   * @throws HttpException 400 if it holds too much, or a name or an escape is malformed
   */
  public static Parameter.Members parse(@Nullable String raw) {
    return parse(raw, QueryLimits.DEFAULT);
  }

  /** As {@link #parse(String)}, with other limits. */
  public static Parameter.Members parse(@Nullable String raw, QueryLimits limits) {
    if (raw == null || raw.isEmpty()) {
      return Parameter.Members.NONE;
    }
    return new QueryString(limits).read(raw);
  }

  private Parameter.Members read(String raw) {
    ParameterTree tree = new ParameterTree(limits.indexes());
    for (Map.Entry<String, List<String>> pair : pairs(raw).entrySet()) {
      tree.add(ParameterName.segments(pair.getKey(), limits.depth()), pair.getValue());
    }
    return tree.toParameter();
  }

  /** The values of each name; a name that comes again adds to its first place. */
  private SequencedMap<String, List<String>> pairs(String raw) {
    String[] parts = openBrackets(raw).split("&", limits.parameters() + 1);
    if (parts.length > limits.parameters()) {
      throw HttpException.badRequest(
          "The query has more than " + limits.parameters() + " parameters");
    }
    SequencedMap<String, List<String>> pairs = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = equalsSign(part);
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decode(part.substring(equals + 1));
      if (!name.isEmpty()) {
        pairs.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return pairs;
  }

  private static String openBrackets(String raw) {
    return ENCODED_CLOSE.matcher(ENCODED_OPEN.matcher(raw).replaceAll("[")).replaceAll("]");
  }

  /**
   * Where the value begins; an equals sign inside brackets, as in {@code a[>=]=1}, is the name's.
   */
  private static int equalsSign(String part) {
    int first = part.indexOf('=');
    int bracket = part.indexOf('[');
    int closed = part.indexOf("]=");
    return bracket >= 0 && bracket < first && closed >= 0 ? closed + 1 : first;
  }

  /** Decodes {@code +} and percent escapes. */
  private static String decode(String text) {
    return PercentEncoding.decode(text.replace('+', ' '))
        .orElseThrow(() ->
            HttpException.badRequest(
                "The query's '"
                    + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...")
                    + "' is not percent-encoded UTF-8; a percent sign itself is written %25"));
  }
}
