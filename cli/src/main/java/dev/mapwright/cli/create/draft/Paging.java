package dev.mapwright.cli.create.draft;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list follow each other.
 *
 * @param param the parameter that leads on
 * @param sizeParam the one that carries the size; null where there is none
 * @param size the largest page
 * @param start the first page or offset
 * @param next members that lead to the next cursor or URL
 * @param more members that lead to whether there are more; empty where nothing says so
 */
public record Paging(
    Kind kind,
    String param,
    @Nullable String sizeParam,
    int size,
    int start,
    List<String> next,
    List<String> more) {
  /** Where a cursor's successor is in the answer, if nothing says where. */
  private static final List<String> NEXT = List.of("next_cursor");

  private static final int USUAL = 50;
  private static final int LARGEST = 100;

  private static final List<String> PAGES =
      List.of("page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage");
  private static final List<String> OFFSETS =
      List.of("offset", "skip", "start", "startat", "startindex", "pageoffset");
  private static final List<String> CURSORS =
      List.of(
          "cursor",
          "after",
          "pagetoken",
          "nexttoken",
          "nextpagetoken",
          "startingafter",
          "continuation",
          "continuationtoken",
          "pagecursor",
          "pageafter",
          "nextcursor",
          "marker",
          "scrollid");
  private static final List<String> SIZES =
      List.of(
          "perpage",
          "pagesize",
          "limit",
          "pagelimit",
          "size",
          "count",
          "maxresults",
          "first",
          "take",
          "rows",
          "resultsperpage",
          "itemsperpage");

  /** What the parameter holds. */
  public enum Kind {
    NONE,
    PAGE,
    OFFSET,
    CURSOR,
    /** A URL in the answer. */
    URL,
    /** A URL in the header {@code Link}. */
    LINK
  }

  public Paging {
    next = List.copyOf(next);
    more = List.copyOf(more);
  }

  private Paging(Kind kind, String param, @Nullable String sizeParam, int size, int start) {
    this(kind, param, sizeParam, size, start, NEXT, List.of());
  }

  /** Where nothing says how. */
  public static Paging none() {
    return new Paging(Kind.NONE, "", null, USUAL, 0);
  }

  /** As many vendors have it. */
  public static Paging usual() {
    return new Paging(Kind.PAGE, "page", "per_page", USUAL, 1);
  }

  /**
   * As the names of parameters suggest.
   *
   * @param parameters names with the values that were asked for, as text; {@code ""} for none
   */
  public static Paging guessed(SequencedMap<String, String> parameters) {
    String size = named(parameters, SIZES);
    int largest = number(size == null ? null : parameters.get(size), USUAL);
    for (Kind kind : List.of(Kind.PAGE, Kind.OFFSET, Kind.CURSOR)) {
      String param = named(parameters, names(kind));
      if (param != null) {
        int first = kind == Kind.PAGE ? 1 : 0;
        boolean isFirst = number(parameters.get(param), 1) == 0;
        return new Paging(kind, param, size, Math.clamp(largest, 1, LARGEST), isFirst ? 0 : first);
      }
    }
    return new Paging(Kind.NONE, "", size, Math.clamp(largest, 1, LARGEST), 0);
  }

  private static List<String> names(Kind kind) {
    return switch (kind) {
      case PAGE -> PAGES;
      case OFFSET -> OFFSETS;
      case CURSOR -> CURSORS;
      case NONE, URL, LINK -> List.of();
    };
  }

  private static @Nullable String named(
      SequencedMap<String, String> parameters, List<String> names) {
    return parameters.keySet().stream()
        .filter(parameter -> names.contains(bare(parameter)))
        .findFirst()
        .orElse(null);
  }

  private static String bare(String parameter) {
    return parameter.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /** Whether a parameter of that name carries the size of a page. */
  public static boolean isSize(String parameter) {
    return SIZES.contains(bare(parameter));
  }

  /** Whether a parameter of that name is a place from which a list goes on. */
  public static boolean isCursor(String parameter) {
    return CURSORS.contains(bare(parameter));
  }

  /** The same, with another largest page. */
  public Paging withSize(int largest) {
    return new Paging(kind, param, sizeParam, largest, start, next, more);
  }

  /** The same by a cursor, a URL or a link, which the answer has there. */
  public Paging following(Kind by, String through, List<String> where, List<String> flag) {
    return new Paging(by, through, sizeParam, size, 0, where, flag);
  }

  /** Whether an answer says what comes next. */
  boolean isFollowed() {
    return kind == Kind.CURSOR || kind == Kind.URL || kind == Kind.LINK;
  }

  /** Whether it is one of the parameters that paging takes over. */
  public boolean owns(String parameter) {
    return kind != Kind.NONE && (parameter.equals(param) || parameter.equals(sizeParam));
  }

  /** The value of {@code pagination} in the connector. */
  String inYaml(String in) {
    String place =
        switch (kind) {
          case NONE -> throw new IllegalStateException("there are no pages");
          case PAGE -> "page_param: " + YamlText.of(param) + (start == 0 ? ", start: 0" : "");
          case OFFSET -> "offset_param: " + YamlText.of(param);
          case CURSOR ->
              "cursor: "
                  + YamlText.of(Members.expression(next))
                  + ", cursor_param: "
                  + YamlText.of(param);
          case URL -> "url: " + YamlText.of(Members.expression(next));
          case LINK -> "link_rel: next";
        };
    return "{"
        + place
        + (sizeParam == null
            ? ", default_size: " + size
            : ", size_param: " + YamlText.of(sizeParam) + ", max_size: " + size)
        + (more.isEmpty() ? "" : ", more: " + YamlText.of(Members.expression(more)))
        + (in.equals("query") ? "" : ", in: " + in)
        + "}";
  }
}
