package dev.mapwright.engine.upstream.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header of RFC 8288. */
public final class LinkHeader {
  private static final Pattern TARGET = Pattern.compile("[\\s,]*+<([^>]*+)>");

  /** Possessive throughout: nothing to try again, whatever a vendor sends. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*+;\\s*+([^\\s=;,]++)\\s*+(?:=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;,]*+)))?+");

  private LinkHeader() {}

  /**
   * The target of the first link with a relation.
   *
   * @param header the header's value; several headers are joined by commas
   * @return the URL as written, possibly relative, or null if no link has that relation
   */
  public static @Nullable String target(@Nullable String header, String relation) {
    if (header == null) {
      return null;
    }
    Matcher target = TARGET.matcher(header);
    int position = 0;
    while (target.region(position, header.length()).lookingAt()) {
      Matcher parameter = PARAMETER.matcher(header);
      position = target.end();
      @Nullable String relations = null;
      boolean elsewhere = false;
      while (parameter.region(position, header.length()).lookingAt()) {
        position = parameter.end();
        switch (String.valueOf(parameter.group(1)).toLowerCase(Locale.ROOT)) {
          case "rel" -> relations = relations == null ? value(parameter) : relations;
          case "anchor" -> elsewhere = true; // a link of another document than this answer
          default -> {}
        }
      }
      if (!elsewhere && relations != null && holds(relations, relation)) {
        return target.group(1);
      }
    }
    return null;
  }

  private static String value(Matcher parameter) {
    String quoted = parameter.group(2);
    String plain = parameter.group(3);
    return quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : plain != null ? plain : "";
  }

  private static boolean holds(String relations, String relation) {
    for (String one : relations.strip().split("\\s+", -1)) {
      if (one.equalsIgnoreCase(relation)) {
        return true;
      }
    }
    return false;
  }
}
