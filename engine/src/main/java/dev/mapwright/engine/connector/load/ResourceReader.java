package dev.mapwright.engine.connector.load;

import com.google.re2j.Pattern;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.NativeSort;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Resource.Content;
import dev.mapwright.engine.connector.Resource.Get;
import dev.mapwright.engine.connector.Resource.Times;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.load.check.IdChecks;
import dev.mapwright.engine.connector.load.check.RelationOrder;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ModelFields;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.KeyPaths;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a resource. */
final class ResourceReader {
  private static final String FILE_URL = "$attachment.file_url";

  private final CheckedMap connector;
  private final CheckedMap fields;
  private final String name;
  private final UnifiedModel model;
  private final LoadContext context;
  private final ExpressionReader expressions;
  private final Defaults level;
  private final SourceReader sources;

  /**
   * A resource.
   *
   * @param connector the whole file, whose times and zone are inherited
   * @param above what the connector says for all resources
   */
  ResourceReader(
      CheckedMap connector,
      CheckedMap fields,
      String name,
      UnifiedModel model,
      LoadContext outside,
      Defaults above) {
    this.connector = connector;
    this.fields = fields;
    this.name = name;
    this.model = model;
    this.expressions = outside.expressions().of(model);
    this.context =
        new LoadContext(
            expressions, outside.origins(), everywhere(), relations(f -> f.has("rows")));
    this.level =
        new DefaultsReader(context)
            .read(fields, above, name, context.scope(ExpressionScope.ANY_REQUEST));
    this.sources = new SourceReader(context, modelFields(), level);
  }

  Resource read() {
    SequencedMap<String, Related> related = related();
    ExpressionScope mapping = context.scope(ExpressionScope.MAP, related.keySet());
    MappingReader mappings = new MappingReader(expressions);
    SequencedMap<String, Expression> let =
        mappings.let(fields, mapping.with("id").in("the resource's let"));
    Mapping.Members map = mappings.record(fields, model.root(), mapping.with(let.keySet()));
    IdChecks.check(let, map, expressions.problems());
    SequencedMap<FieldPath, NativeSort> sort = new SortReader(context, modelFields()).read(fields);
    List<Source> list = list(map, sort);
    Get get = get();
    Content content = content();
    tellUnused(related.keySet());
    mappings.tellUnused(fields);
    return new Resource(
        name, model.name(), id(), list, get, related, let, map, content, times(), zone());
  }

  private ModelFields modelFields() {
    return new ModelFields(model, expressions.problems());
  }

  private @Nullable Pattern id() {
    return Patterns.read(fields.scalar("id_pattern"), problems());
  }

  private Set<String> everywhere() {
    Set<String> names = relations(f -> !f.has("by") && !f.has("rows"));
    if (fields.has("id_pattern")) {
      names.add("parts");
    }
    return names;
  }

  private Set<String> relations(Predicate<CheckedMap> form) {
    Set<String> names = new LinkedHashSet<>();
    fields
        .named("related")
        .forEach((relation, own) -> {
          if (form.test(own)) {
            names.add(relation);
          }
        });
    return names;
  }

  private SequencedMap<String, Related> related() {
    SequencedMap<String, CheckedMap> written = fields.named("related");
    RelatedReader reader = new RelatedReader(context, sources, level, written.keySet());
    SequencedMap<String, Related> related = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    written.forEach((relation, own) -> {
      related.put(relation, reader.read(relation, own, name + ".related." + relation));
      places.put(relation, own.place());
    });
    return RelationOrder.of(related, places, problems());
  }

  /** The top-level fields in whose mapping something is wrong, which is told already. */
  private Set<String> brokenFields() {
    MapNode map = fields.map("map");
    if (map == null) {
      return Set.of();
    }
    KeyPaths paths = KeyPaths.of(map);
    return problems().inOrder().stream()
        .map(problem -> FieldPath.of(paths.at(problem.place()) + ".").root())
        .collect(Collectors.toSet());
  }

  private List<Source> list(Mapping.Members map, SequencedMap<FieldPath, NativeSort> sort) {
    List<CheckedMap> written = fields.each("list");
    List<Source> list = new ArrayList<>();
    for (CheckedMap source : written) {
      String path = name + ".list" + (written.size() > 1 ? "[" + list.size() + "]" : "");
      list.add(sources.list(source, path, sort));
    }
    new ListChecks(problems(), map, brokenFields()).check(written, list);
    return list;
  }

  private Get get() {
    CheckedMap own = fields.required("get");
    String path = name + ".get";
    ExpressionScope scope = context.scope(ExpressionScope.GET_REQUEST);
    Defaults operation = new DefaultsReader(context).read(own, level, path, scope);
    ScalarNode under = own.scalar("under");
    return new Get(
        new RequestReader(context).endpoint(own, operation, path, scope),
        sources.orElse(operation.record(), "$", own),
        under == null ? null : expressions.whole(under, context.scope(ExpressionScope.RECORD)));
  }

  /** Where nothing is said, the model's attachment has a URL that anybody may open. */
  private Content content() {
    CheckedMap own = fields.fields("content");
    String path = name + ".content";
    RequestReader requests = new RequestReader(context);
    if (own == null) {
      return new Content(
          null,
          expressions.supplied(FILE_URL, fields.place()),
          false,
          requests.bytes(level, path, fields.place()));
    }
    ExpressionScope scope = context.scope(ExpressionScope.CONTENT_REQUEST);
    Defaults operation = new DefaultsReader(context).read(own, level, path, scope);
    Endpoint lookup = own.has("request") ? requests.endpoint(own, operation, path, scope) : null;
    ExpressionScope where =
        lookup == null
            ? scope.in("url without a request")
            : context.scope(ExpressionScope.ANSWER, List.of("attachment", "id"));
    ScalarNode url = own.scalar("url");
    return new Content(
        lookup,
        url == null ? expressions.supplied(FILE_URL, own.place()) : expressions.whole(url, where),
        own.flag("authenticated"),
        requests.bytes(operation, path, own.place()));
  }

  private Times times() {
    String word = fields.text("times", connector.text("times", "iso"));
    return Times.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private ZoneId zone() {
    ScalarNode own = fields.scalar("zone");
    ScalarNode zone = own == null ? connector.scalar("zone") : own;
    if (zone == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone.text());
    } catch (DateTimeException _) {
      problems()
          .error(
              "wrong-type",
              zone.place(),
              "'" + zone.text() + "' is no zone id such as UTC or Europe/Berlin.",
              Nearest.to(zone.text(), ZoneId.getAvailableZoneIds())
                  .map(near -> "Did you mean '" + near + "'?")
                  .orElse(null),
              Fix.nearest(zone.place(), zone.text(), ZoneId.getAvailableZoneIds()));
      return ZoneOffset.UTC;
    }
  }

  private void tellUnused(Set<String> related) {
    Map<String, CheckedMap> written = fields.named("related");
    for (String relation : related) {
      CheckedMap own = written.get(relation);
      boolean taken = NameChecks.isTaken(relation, ExpressionScope.ENGINE_VARIABLES);
      if (own != null && !taken && !expressions.reads(relation)) {
        problems()
            .warning(
                "unused-related",
                own.place(),
                "Nothing reads $" + relation + ".",
                "Read it in the mapping, or leave it out.");
      }
    }
  }

  private Problems problems() {
    return expressions.problems();
  }
}
