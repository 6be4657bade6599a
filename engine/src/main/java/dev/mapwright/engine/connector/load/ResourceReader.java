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
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.Node.ScalarNode;
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
import org.jspecify.annotations.Nullable;

/** Reads a resource. */
final class ResourceReader {
  private static final String FILE_URL = "$attachment.file_url";

  private final Fields connector;
  private final Fields fields;
  private final String name;
  private final UnifiedModel model;
  private final Reading reading;
  private final Expressions expressions;
  private final Defaults level;
  private final SourceReader sources;

  /**
   * A resource.
   *
   * @param connector the whole file, whose times and zone are inherited
   * @param above what the connector says for all resources
   */
  ResourceReader(
      Fields connector,
      Fields fields,
      String name,
      UnifiedModel model,
      Reading outside,
      Defaults above) {
    this.connector = connector;
    this.fields = fields;
    this.name = name;
    this.model = model;
    this.expressions = outside.expressions().of(model);
    this.reading =
        new Reading(expressions, outside.origins(), everywhere(), relations(f -> f.has("rows")));
    this.level =
        new DefaultsReader(reading).read(fields, above, name, reading.scope(Scope.ANY_REQUEST));
    this.sources = new SourceReader(reading, modelFields(), level);
  }

  Resource read() {
    SequencedMap<String, Related> related = related();
    Scope mapping = reading.scope(Scope.MAP, related.keySet());
    MappingReader mappings = new MappingReader(expressions);
    SequencedMap<String, Expression> let =
        mappings.let(fields, mapping.with("id").in("the resource's let"));
    Mapping.Members map = mappings.record(fields, model.root(), mapping.with(let.keySet()));
    IdChecks.check(let, map, expressions.problems());
    SequencedMap<FieldPath, NativeSort> sort = new SortReader(reading, modelFields()).read(fields);
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
    return Patterns.read(fields.scalar("id"), problems());
  }

  private Set<String> everywhere() {
    Set<String> names = relations(f -> !f.has("by") && !f.has("rows"));
    if (fields.has("id")) {
      names.add("parts");
    }
    return names;
  }

  private Set<String> relations(java.util.function.Predicate<Fields> form) {
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
    SequencedMap<String, Fields> written = fields.named("related");
    RelatedReader reader = new RelatedReader(reading, sources, level, written.keySet());
    SequencedMap<String, Related> related = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    written.forEach((relation, own) -> {
      related.put(relation, reader.read(relation, own, name + ".related." + relation));
      places.put(relation, own.place());
    });
    return RelationOrder.of(related, places, problems());
  }

  private List<Source> list(Mapping.Members map, SequencedMap<FieldPath, NativeSort> sort) {
    List<Fields> written = fields.each("list");
    List<Source> list = new ArrayList<>();
    for (Fields source : written) {
      String path = name + ".list" + (written.size() > 1 ? "[" + list.size() + "]" : "");
      list.add(sources.list(source, path, sort));
    }
    new ListChecks(problems(), map).check(written, list);
    return list;
  }

  private Get get() {
    Fields own = fields.required("get");
    String path = name + ".get";
    Scope scope = reading.scope(Scope.GET_REQUEST);
    Defaults operation = new DefaultsReader(reading).read(own, level, path, scope);
    ScalarNode under = own.scalar("under");
    return new Get(
        new RequestReader(reading).endpoint(own, operation, path, scope),
        sources.orElse(operation.record(), "$", own),
        under == null ? null : expressions.whole(under, reading.scope(Scope.RECORD)));
  }

  /** Where nothing is said, the model's attachment has a URL that anybody may open. */
  private Content content() {
    Fields own = fields.fields("content");
    String path = name + ".content";
    RequestReader requests = new RequestReader(reading);
    if (own == null) {
      return new Content(
          null,
          expressions.supplied(FILE_URL, fields.place()),
          false,
          requests.bytes(level, path, fields.place()));
    }
    Scope scope = reading.scope(Scope.CONTENT_REQUEST);
    Defaults operation = new DefaultsReader(reading).read(own, level, path, scope);
    Endpoint lookup = own.has("request") ? requests.endpoint(own, operation, path, scope) : null;
    Scope where =
        lookup == null
            ? scope.in("url without a request")
            : reading.scope(Scope.ANSWER, List.of("attachment", "id"));
    ScalarNode url = own.scalar("url");
    return new Content(
        lookup,
        url == null ? expressions.supplied(FILE_URL, own.place()) : expressions.whole(url, where),
        own.flag("auth"),
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
              dev.mapwright.engine.problem.Nearest.to(zone.text(), ZoneId.getAvailableZoneIds())
                  .map(near -> "Did you mean '" + near + "'?")
                  .orElse(null));
      return ZoneOffset.UTC;
    }
  }

  private void tellUnused(Set<String> related) {
    Map<String, Fields> written = fields.named("related");
    for (String relation : related) {
      Fields own = written.get(relation);
      boolean taken = Names.isTaken(relation, Scope.ENGINE_VARIABLES);
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
