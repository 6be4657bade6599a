package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterMatcher;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows become records, and which fields of them: the filters before and after related data.
 */
final class Selection {
  private final Reading reading;
  private final Wants wants;
  private final Demand demand;
  private final List<FilterMatcher> early;
  private final List<FilterMatcher> late;
  private final RecordMapper earlyFields;
  private final RecordMapper lateFields;
  private final RecordMapper fields;

  Selection(Reading reading, Plan plan, Wants wants, boolean hydrate) {
    this.reading = reading;
    this.wants = wants;
    List<Filter> noFetching = new ArrayList<>();
    List<Filter> fetching = new ArrayList<>();
    for (Filter filter : plan.residual()) {
      (needsFetching(variables(List.of(filter))) ? fetching : noFetching).add(filter);
    }
    this.early = matchers(noFetching);
    this.late = matchers(fetching);
    this.earlyFields = mapper(roots(noFetching));
    this.lateFields = mapper(roots(fetching));
    this.fields = mapper(Fields.wanted(reading.model(), wants));
    this.demand =
        Demand.of(reading.resource(), fields.variablesRead(), variables(fetching), hydrate);
  }

  private RecordMapper mapper(Set<String> roots) {
    return reading.mappers().of(reading.resource(), reading.model(), roots);
  }

  private List<FilterMatcher> matchers(List<Filter> filters) {
    return filters.stream().map(f -> FilterMatcher.of(f, reading.model())).toList();
  }

  private static Set<String> roots(List<Filter> filters) {
    Set<String> roots = new HashSet<>();
    filters.forEach(f -> roots.addAll(f.roots()));
    return roots;
  }

  /** What decides the fields that filters read, and no other field beside them. */
  private Set<String> variables(List<Filter> filters) {
    Set<FieldPath> paths = new HashSet<>();
    filters.forEach(f -> paths.addAll(f.fields()));
    return mapper(roots(filters)).variablesRead(paths);
  }

  private boolean needsFetching(Set<String> variables) {
    Resource resource = reading.resource();
    return variables.stream()
        .anyMatch(name ->
            name.equals(Demand.DETAIL)
                || (resource.related().get(name) instanceof Related related
                    && !(related instanceof Related.Rows)));
  }

  Demand demand() {
    return demand;
  }

  /** The dotted unified fields left empty because only a call per record would fill them. */
  Set<String> partial() {
    Set<String> partial = new HashSet<>();
    fields.fieldsReading(demand.missing()::contains).forEach(f -> partial.add(f.toString()));
    return partial;
  }

  /** A row as a record with an id. */
  Subject subject(Row row, Variables variables) {
    String id = fields.id(row.value(), variables);
    if (id == null) {
      throw new ConnectorException(
          "`map.id` finds nothing in the record " + Texts.preview(row.value()),
          reading.resource().idPlace());
    }
    return new Subject(id, row.value(), variables.with("id", id), List.of(row.answer()));
  }

  /** Whether a record passes the filters that need nothing fetched. */
  boolean passesEarly(Subject subject, Relations relations) {
    return passes(early, earlyFields, subject, relations);
  }

  /** The unified record, or null if a filter refuses it. */
  @Nullable UnifiedRecord map(Subject subject, Relations relations) {
    if (!passes(late, lateFields, subject, relations)) {
      return null;
    }
    return new UnifiedRecord(
        subject.id(),
        wants.fields() ? mapped(fields, subject, relations) : new LinkedHashMap<>(),
        Fields.remote(subject.record(), wants),
        fields.rootsReading(unread(subject, relations)));
  }

  /** What was to be fetched for a record, and could not be. */
  private Set<String> unread(Subject subject, Relations relations) {
    Set<String> unread = relations.failed(subject);
    if (demand.detail() && subject.variables().get(Demand.DETAIL) == null) {
      unread.add(Demand.DETAIL);
    }
    return unread;
  }

  private static boolean passes(
      List<FilterMatcher> filters, RecordMapper mapper, Subject subject, Relations relations) {
    if (filters.isEmpty()) {
      return true;
    }
    SequencedMap<String, Object> mapped = mapped(mapper, subject, relations);
    return filters.stream().allMatch(f -> f.matches(mapped));
  }

  private static SequencedMap<String, Object> mapped(
      RecordMapper mapper, Subject subject, Relations relations) {
    return relations.evaluating(
        () -> mapper.map(subject.record(), relations.bind(subject)).fields());
  }
}
