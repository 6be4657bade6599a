package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Pagination.Size;
import dev.mapwright.engine.connector.load.check.EndlessMore;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how pages follow each other. */
final class PaginationReader {
  /** One page. */
  static final Pagination NONE =
      new Pagination(
          new Next.Single(), In.QUERY, new Size(null, 0, 1, 0), Pagination.End.BY_ITSELF, null);

  private static final List<String> KINDS =
      List.of("page_param", "offset_param", "cursor", "url", "link_rel");

  private static final List<String> PARAMETERS =
      List.of("page_param", "offset_param", "cursor_param", "size_param");

  private static final Pattern POSITION = Pattern.compile("^/(.*/)?([0-9]*|-)(/|$)");

  private static final List<String> COUNTED = List.of("page_param", "offset_param");

  /** Keys that mean something with some kinds only. */
  private static final Map<String, List<String>> BOUND =
      Map.of(
          "cursor_param",
          List.of("cursor"),
          "start",
          COUNTED,
          "keep_params",
          List.of("url", "link_rel"),
          "repeat",
          List.of("cursor", "url", "link_rel"),
          "total",
          COUNTED,
          "short",
          COUNTED);

  /** Each of them alone says how a list ends. */
  private static final List<String> ENDS = List.of("more", "total", "short");

  private final ExpressionReader expressions;
  private final ExpressionScope answer;
  private final SplitReader splits;

  PaginationReader(LoadContext context) {
    this.expressions = context.expressions();
    this.answer = context.scope(ExpressionScope.PAGE);
    this.splits = new SplitReader(context);
  }

  Pagination read(CheckedMap fields) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      fields
          .problems()
          .error(
              "pagination-kind",
              fields.place(),
              kinds.isEmpty()
                  ? "What the next page is, is missing."
                  : "The next page is one thing only, not " + String.join(" and ", kinds) + ".",
              "Give one of " + String.join(", ", KINDS) + ".");
      return NONE;
    }
    String kind = kinds.getFirst();
    checkBound(fields, kind);
    In in = In.valueOf(fields.text("in", "query").toUpperCase(Locale.ROOT));
    if (in == In.PATH && !COUNTED.contains(kind)) {
      fields
          .problems()
          .error(
              "pagination-kind",
              fields.placeOf("in"),
              "Only a page or an offset can stand in the path.",
              null);
    }
    checkPointers(fields, in);
    return new Pagination(
        next(kind, fields), in, size(fields), end(fields), splits.read(fields.fields("split")));
  }

  private Pagination.End end(CheckedMap fields) {
    List<String> said = ENDS.stream().filter(fields::has).toList();
    if (said.size() > 1) {
      fields
          .problems()
          .error(
              "pagination-end",
              fields.placeOf(said.getLast()),
              "'" + said.getLast() + "' means nothing beside '" + said.getFirst() + "'.",
              "Each of them alone says how the list ends: keep one.");
    }
    Expression more = optional(fields, "more");
    if (more != null) {
      EndlessMore.check(more, fields.problems());
    }
    return new Pagination.End(
        more, optional(fields, "total"), fields.has("short"), fields.has("repeat"));
  }

  private static void checkBound(CheckedMap fields, String kind) {
    BOUND.forEach((key, kinds) -> {
      if (fields.has(key) && !kinds.contains(kind)) {
        fields
            .problems()
            .error(
                "pagination-kind",
                fields.placeOf(key),
                "'"
                    + key
                    + "' means nothing with '"
                    + kind
                    + "', only with "
                    + String.join(", ", kinds)
                    + ".",
                null);
      }
    });
  }

  /** A body's members are objects, since a position in a list would have nothing before it. */
  private static void checkPointers(CheckedMap fields, In in) {
    for (String key : PARAMETERS) {
      String name = fields.text(key, "");
      if ((in == In.JSON || in == In.XML) && POSITION.matcher(name).find()) {
        fields
            .problems()
            .error(
                "wrong-pointer",
                fields.placeOf(key),
                "'" + name + "' leads into a list or to a member without a name.",
                "A name that begins with / leads from member to member, as /variables/after does;"
                    + " elsewhere write {{ $cursor }}, {{ $page }}, {{ $offset }} or {{ $size }}"
                    + " into the request's 'json'.");
      }
    }
  }

  private Next next(String kind, CheckedMap fields) {
    return switch (kind) {
      case "page_param" -> new Next.Page(fields.text(kind, ""), fields.whole("start", 1));
      case "offset_param" -> new Next.Offset(fields.text(kind, ""), fields.whole("start", 0));
      case "url" -> new Next.Url(expression(fields, kind), fields.texts("keep_params"));
      case "link_rel" -> new Next.Link(fields.text(kind, ""), fields.texts("keep_params"));
      default -> new Next.Cursor(expression(fields, kind), fields.text("cursor_param"));
    };
  }

  private static Size size(CheckedMap fields) {
    Size size =
        new Size(
            fields.text("size_param"),
            fields.whole("default_size", 0),
            fields.whole("min_size", 1),
            fields.whole("max_size", 0));
    if (size.max() > 0 && size.min() > size.max()) {
      fields
          .problems()
          .error(
              "wrong-size",
              fields.placeOf("min_size"),
              "min_size is more than max_size.",
              "Swap them.");
    }
    return size;
  }

  private Expression expression(CheckedMap fields, String key) {
    ScalarNode node = fields.scalar(key);
    return node == null
        ? expressions.supplied("null", fields.place())
        : expressions.whole(node, answer);
  }

  private @Nullable Expression optional(CheckedMap fields, String key) {
    ScalarNode node = fields.scalar(key);
    return node == null ? null : expressions.whole(node, answer);
  }
}
