package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Related.Fetch;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.load.check.InheritedPages;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what stands beside a record. */
final class RelatedReader {
  private static final int MAX_ROWS = 10_000;

  /** Keys that each kind has no use for. */
  private static final Map<String, List<String>> USELESS =
      Map.of(
          "included",
          List.of(
              "request",
              "by",
              "batch_size",
              "from",
              "keep",
              "max_rows",
              "fetch",
              "optional",
              "records",
              "record",
              "pagination"),
          "table",
          List.of("rows", "by", "record"),
          "batched",
          List.of("rows", "from", "keep", "max_rows", "record"),
          "per_key",
          List.of("rows", "keep", "max_rows"));

  /** Keys that each kind needs, and what they say. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "included", List.of("rows"),
          "table", List.of("request"),
          "batched", List.of("request", "by", "batch_size"),
          "per_key", List.of("request", "by"));

  private final LoadContext context;
  private final ExpressionReader expressions;
  private final SourceReader sources;
  private final Defaults resource;
  private final Set<String> relations;

  /**
   * Relations of a resource.
   *
   * @param relations the names of all of them
   */
  RelatedReader(
      LoadContext context, SourceReader sources, Defaults resource, Set<String> relations) {
    this.context = context;
    this.expressions = context.expressions();
    this.sources = sources;
    this.resource = resource;
    this.relations = relations;
  }

  Related read(String name, CheckedMap fields, String path) {
    NameChecks.checkVariable(
        name, ExpressionScope.ENGINE_VARIABLES, fields.place(), context.problems());
    String kind = fields.text("kind", "table");
    checkKeys(fields, kind);
    return switch (kind) {
      case "included" -> included(name, fields);
      case "batched" -> batched(name, fields, path);
      case "per_key" -> perKey(name, fields, path);
      default -> table(name, fields, path);
    };
  }

  private void checkKeys(CheckedMap fields, String kind) {
    if (!fields.has("kind")) {
      return;
    }
    USELESS.getOrDefault(kind, List.of()).stream()
        .filter(fields::has)
        .forEach(key -> tellUseless(key, "'kind: " + kind + "'", fields));
    if (kind.equals("table") && fields.has("batch_size") && !fields.has("from")) {
      tellUseless("batch_size", "'kind: table' without 'from'", fields);
    }
    NEEDED.getOrDefault(kind, List.of()).stream()
        .filter(key -> !fields.has(key))
        .forEach(key ->
            context
                .problems()
                .error(
                    "missing-key",
                    fields.place(),
                    "'kind: " + kind + "' needs the key '" + key + "'.",
                    null));
  }

  private Related included(String name, CheckedMap fields) {
    return new Related.Rows(
        name,
        expression(fields, "rows", context.scope(ExpressionScope.ROWS)),
        sources.key(fields),
        fields.flag("many"));
  }

  private Expression expression(CheckedMap fields, String key, ExpressionScope scope) {
    ScalarNode node = fields.scalar(key);
    return node == null
        ? expressions.supplied("null", fields.place())
        : expressions.whole(node, scope);
  }

  private Related table(String name, CheckedMap fields, String path) {
    Source source = sources.bare(fields, path, ExpressionScope.RELATED_REQUEST);
    InheritedPages.check(source, fields, context.problems());
    return new Related.Table(
        name,
        source,
        source.key(),
        fields.flag("many"),
        fields.time("keep"),
        fields.whole("max_rows", MAX_ROWS),
        fields.flag("optional"),
        fetch(fields, Fetch.WANTED));
  }

  private Related batched(String name, CheckedMap fields, String path) {
    Source source = sources.bare(fields, path, ExpressionScope.RELATED_REQUEST.with("batch"));
    InheritedPages.check(source, fields, context.problems());
    return new Related.Batched(
        name,
        source,
        keys(fields),
        fields.whole("batch_size", 1),
        source.key(),
        fields.flag("many"),
        fields.flag("optional"),
        fetch(fields, Fetch.WANTED));
  }

  private Related perKey(String name, CheckedMap fields, String path) {
    boolean many = fields.flag("many");
    String other = many ? "record" : "records";
    if (fields.has(other)) {
      tellUseless(other, many ? "'many: true'" : "one row for each key", fields);
    }
    Source source = sources.bare(fields, path, ExpressionScope.RELATED_REQUEST.with("key"));
    if (many) {
      InheritedPages.check(source, fields, context.problems());
    }
    return new Related.PerKey(
        name,
        many ? source : one(source, fields),
        keys(fields),
        !many,
        source.key(),
        many,
        fields.flag("optional"),
        fetch(fields, Fetch.HYDRATED));
  }

  private Expression keys(CheckedMap fields) {
    return expression(fields, "by", context.scope(ExpressionScope.KEYS, relations));
  }

  /** A source of one row: {@code record} takes the place of {@code records}, without pages. */
  private Source one(Source source, CheckedMap fields) {
    ScalarNode own = fields.scalar("record");
    Expression record =
        own == null
            ? sources.orElse(resource.record(), "$", fields)
            : expressions.whole(own, context.records());
    return new Source(
        source.endpoint(),
        record,
        PaginationReader.NONE,
        source.needs(),
        source.filters(),
        source.sort(),
        source.from(),
        source.batch(),
        source.key(),
        source.under(),
        source.job(),
        source.detail(),
        source.repeats(),
        source.misses());
  }

  private static Fetch fetch(CheckedMap fields, Fetch byDefault) {
    String word = fields.text("fetch");
    return word == null ? byDefault : Fetch.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void tellUseless(String key, String with, CheckedMap fields) {
    context
        .problems()
        .error(
            "useless-key",
            fields.placeOf(key),
            "'" + key + "' means nothing with " + with + ".",
            key.equals("records")
                ? "Say 'many: true' where a key has several rows, or write 'record'."
                : "Leave it out.");
  }
}
