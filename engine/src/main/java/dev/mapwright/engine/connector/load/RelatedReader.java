package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Related.Fetch;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what stands beside a record. */
final class RelatedReader {
  private static final int MAX_ROWS = 10_000;

  /** Keys that mean something with some forms only. */
  private static final List<String> NOT_WITH_ROWS =
      List.of("request", "by", "batch", "from", "keep", "max", "fetch", "optional", "records");

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
    ScalarNode rows = fields.scalar("rows");
    if (rows != null) {
      NOT_WITH_ROWS.stream().filter(fields::has).forEach(key -> tellUseless(key, "rows", fields));
      return new Related.Rows(
          name,
          expressions.whole(rows, context.scope(ExpressionScope.ROWS)),
          sources.key(fields),
          fields.flag("many"));
    }
    if (!fields.has("request")) {
      context
          .problems()
          .error(
              "missing-key",
              fields.place(),
              "Where the rows come from is missing.",
              "Give 'request', or 'rows' for rows of the record's own answer.");
    }
    ScalarNode by = fields.scalar("by");
    return by == null ? table(name, fields, path) : keyed(name, fields, path, by);
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
        fields.whole("max", MAX_ROWS),
        fields.flag("optional"),
        fetch(fields, Fetch.WANTED));
  }

  private Related keyed(String name, CheckedMap fields, String path, ScalarNode by) {
    List.of("keep", "max").stream()
        .filter(fields::has)
        .forEach(key -> tellUseless(key, "by", fields));
    Expression keys = expressions.whole(by, context.scope(ExpressionScope.KEYS, relations));
    boolean batched = fields.has("batch") && !fields.has("from");
    Source source =
        sources.bare(fields, path, ExpressionScope.RELATED_REQUEST.with(batched ? "batch" : "key"));
    boolean optional = fields.flag("optional");
    boolean single = !batched && isSingle(fields);
    if (!single) {
      InheritedPages.check(source, fields, context.problems());
    }
    if (batched) {
      return new Related.Batched(
          name,
          source,
          keys,
          fields.whole("batch", 1),
          source.key(),
          fields.flag("many"),
          optional,
          fetch(fields, Fetch.WANTED));
    }
    return new Related.PerKey(
        name,
        single ? one(source, fields) : source,
        keys,
        single,
        source.key(),
        !single,
        optional,
        fetch(fields, Fetch.HYDRATED));
  }

  /** One row where a record is spoken of and nothing nearer speaks of records. */
  private boolean isSingle(CheckedMap fields) {
    return fields.has("record") || (!fields.has("records") && resource.record() != null);
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
            "'" + key + "' means nothing together with '" + with + "'.",
            "Leave it out.");
  }
}
