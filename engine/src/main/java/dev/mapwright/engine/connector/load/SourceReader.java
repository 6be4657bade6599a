package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.NativeSort;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.Source.Detail;
import dev.mapwright.engine.connector.Source.From;
import dev.mapwright.engine.connector.Source.Keys;
import dev.mapwright.engine.connector.load.check.PlacedPages;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ModelFields;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what yields records: the sources of a list, and what they are repeated over. */
final class SourceReader {
  private final LoadContext context;
  private final ModelFields model;
  private final Defaults resource;
  private final ExpressionReader expressions;
  private final DefaultsReader defaults;
  private final RequestReader requests;

  /**
   * Sources of a resource.
   *
   * @param resource what the resource says for all its operations
   */
  SourceReader(LoadContext context, ModelFields model, Defaults resource) {
    this.context = context;
    this.model = model;
    this.resource = resource;
    this.expressions = context.expressions();
    this.defaults = new DefaultsReader(context);
    this.requests = new RequestReader(context);
  }

  /**
   * A source of a list.
   *
   * @param sorts what the resource says of sorting
   */
  Source list(CheckedMap fields, String name, SequencedMap<FieldPath, NativeSort> sorts) {
    Set<FieldPath> needs = needs(fields);
    SequencedMap<FieldPath, NativeFilter> filters =
        new NativeFilterReader(context, model).read(fields);
    boolean plain = needs.isEmpty() && !fields.has("from");
    SequencedMap<FieldPath, NativeSort> own = new SortReader(context, model).read(fields);
    Source bare =
        bare(
            fields,
            name,
            fields.has("job")
                ? ExpressionScope.LIST_REQUEST.with("job", "result")
                : ExpressionScope.LIST_REQUEST);
    return new Source(
        bare.endpoint(),
        bare.records(),
        bare.pagination(),
        needs,
        filters,
        !own.isEmpty() || !plain ? own : sorts,
        bare.from(),
        bare.batch(),
        bare.key(),
        under(fields),
        job(fields, name),
        "always".equals(fields.text("detail")) ? Detail.ALWAYS : Detail.WANTED,
        fields.flag("repeats"),
        fields.text("misses"));
  }

  /**
   * A source without what only lists have.
   *
   * @param slot what its request sees, save for {@code from}
   */
  Source bare(CheckedMap fields, String name, ExpressionScope slot) {
    CheckedMap over = fields.fields("from");
    From from = over == null ? null : from(over, name + ".from", slot);
    ExpressionScope request = context.scope(slot, fromVariables(fields));
    Defaults level = defaults.read(fields, resource, name, request);
    Endpoint endpoint = requests.endpoint(fields, level, name, request);
    return new Source(
        endpoint,
        orElse(level.records(), "$", fields),
        PlacedPages.checked(paged(level.pagination()), endpoint.request(), fields),
        Set.of(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        from,
        from == null ? 0 : batch(fields),
        key(fields),
        null,
        null,
        Detail.WANTED,
        false,
        null);
  }

  private @Nullable Job job(CheckedMap fields, String name) {
    CheckedMap own = fields.fields("job");
    return own == null
        ? null
        : new JobReader(context, resource).read(own, fields, name, fromVariables(fields));
  }

  /** The key of a row. */
  Expression key(CheckedMap fields) {
    ScalarNode key = fields.scalar("key");
    return key == null
        ? expressions.supplied("id", fields.place())
        : expressions.whole(key, context.scope(ExpressionScope.ROW));
  }

  /** What the language supplies where nothing is said. */
  Expression orElse(@Nullable Expression said, String otherwise, CheckedMap owner) {
    return said == null ? expressions.supplied(otherwise, owner.place()) : said;
  }

  private static Pagination paged(@Nullable Pagination said) {
    return said == null ? PaginationReader.NONE : said;
  }

  private static int batch(CheckedMap fields) {
    return fields.whole("batch_size", 0);
  }

  private static List<String> fromVariables(CheckedMap fields) {
    if (!fields.has("from")) {
      return List.of();
    }
    return fields.has("batch_size") ? List.of("batch") : List.of("under", "parent");
  }

  private From from(CheckedMap fields, String name, ExpressionScope slot) {
    ScalarNode given = fields.scalar("given");
    ExpressionScope scope = context.scope(slot);
    return new From(
        given == null ? null : expressions.whole(given, scope.in("what is given")),
        keys(fields, name, slot));
  }

  private Keys keys(CheckedMap fields, String name, ExpressionScope slot) {
    YamlNode values = fields.node("values");
    if (values != null && fields.has("request")) {
      fields
          .problems()
          .error(
              "two-keys",
              fields.placeOf("values"),
              "Keys come from 'values' or from 'request', not from both.",
              "Keep one of them.");
    }
    if (values != null) {
      return new Keys.Values(new TemplateReader(expressions).json(values, context.scope(slot)));
    }
    if (!fields.has("request")) {
      fields
          .problems()
          .error(
              "missing-key",
              fields.place(),
              "Where the keys come from is missing.",
              "Give 'request', or 'values' for fixed keys.");
      return new Keys.Values(new Template.Items(List.of()));
    }
    return new Keys.Rows(bare(fields, name, slot));
  }

  private Set<FieldPath> needs(CheckedMap fields) {
    Set<FieldPath> needs = new LinkedHashSet<>();
    for (ScalarNode need : fields.scalars("needs")) {
      FieldPath path = model.filterable(need.text(), need.place());
      if (path != null) {
        needs.add(path);
      }
    }
    return needs;
  }

  private @Nullable Expression under(CheckedMap fields) {
    ScalarNode under = fields.scalar("under");
    if (under == null) {
      return null;
    }
    if (fields.has("from")) {
      fields
          .problems()
          .error(
              "two-keys",
              fields.placeOf("under"),
              "'from' supplies $under already.",
              "Leave 'under' out.");
    }
    return expressions.whole(under, context.scope(ExpressionScope.RECORD));
  }
}
