package dev.mapwright.cli.create.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a vendor is.
 *
 * @param url the URL below which all requests go, as a template
 * @param origin scheme and host in the fixtures
 * @param prefix the path in the fixtures; empty or with a slash before it
 * @param fields of the account that are parts of the URL
 */
public record DraftServer(String url, String origin, String prefix, List<DraftField> fields) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern URL = Pattern.compile("(https://[^/]+)(.*)");

  public DraftServer {
    fields = List.copyOf(fields);
  }

  /** One without anything of the customer's in its address. */
  public static DraftServer of(String origin, String prefix) {
    return new DraftServer(origin + prefix, origin, prefix, List.of());
  }

  /** Gives the field that stands for a variable. */
  public interface Fields {
    /** The field for the variable of that name. */
    DraftField named(String variable);
  }

  /**
   * One whose URL has variables in braces.
   *
   * @param url with https, without a slash at its end
   */
  public static DraftServer of(String url, Fields fields) {
    List<DraftField> all = new ArrayList<>();
    VARIABLE
        .matcher(url)
        .results()
        .map(found -> fields.named(found.group(1)))
        .distinct()
        .forEach(all::add);
    String sample = replaced(url, found -> fields.named(found.group(1)).sample());
    Matcher parts = URL.matcher(sample);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no URL with https");
    }
    return new DraftServer(
        replaced(url, found -> fields.named(found.group(1)).template()),
        parts.group(1),
        parts.group(2),
        all);
  }

  private static String replaced(String url, Function<MatchResult, String> by) {
    return VARIABLE.matcher(url).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
  }
}
