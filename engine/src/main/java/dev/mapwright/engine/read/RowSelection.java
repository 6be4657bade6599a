package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterMatcher;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.jsonata.value.JsonNull;
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
public final class RowSelection {
  private final ReadContext context;
  private final MappingClock clock;
  private final Source source;
  private final Wants wants;
  private final RelationDemand demand;
  private final List<FilterMatcher> early;
  private final List<FilterMatcher> late;
  private final RecordMapper earlyFields;
  private final RecordMapper lateFields;
  private final RecordMapper fields;

  /**
   * For one list.
   *
   * @param plan whose residual filters are applied
   * @param hydrate whether calls per record are made where only that fills a wanted field
   */
  public RowSelection(ReadContext context, Plan plan, Wants wants, boolean hydrate) {
    this.context = context;
    this.clock = new MappingClock(context);
    this.source = plan.source();
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
    this.fields = mapper(FieldSelection.wanted(context.model(), wants));
    this.demand =
        RelationDemand.of(context.resource(), fields.variablesRead(), variables(fetching), hydrate);
  }

  private RecordMapper mapper(Set<String> roots) {
    return context.mappers().of(context.resource(), context.model(), roots);
  }

  private List<FilterMatcher> matchers(List<Filter> filters) {
    return filters.stream().map(f -> FilterMatcher.of(f, context.model())).toList();
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
    Resource resource = context.resource();
    return variables.stream()
        .anyMatch(name -> {
          Related related = resource.related().get(name);
          return name.equals(RelationDemand.DETAIL)
              || (related != null && !(related instanceof Related.Rows));
        });
  }

  ReadContext context() {
    return context;
  }

  Source source() {
    return source;
  }

  RelationDemand demand() {
    return demand;
  }

  /** The dotted unified fields left empty because only a call per record would fill them. */
  Set<String> partial() {
    Set<String> partial = new HashSet<>();
    fields.fieldsReading(demand.missing()::contains).forEach(f -> partial.add(f.toString()));
    return partial;
  }

  /**
   * A row as a record with an id.
   *
   * @throws Unmappable if it has none
   */
  Subject subject(Row row, Variables variables) {
    Object record = row.value();
    if (record == JsonNull.NULL || record instanceof List<?>) {
      throw unmappable("needs an object, and " + Came.of(record) + " came");
    }
    String id = fields.id(record, variables);
    if (id == null) {
      throw unmappable("finds nothing in " + Came.of(record));
    }
    if (!Ids.isPossible(context.resource(), id)) {
      throw unmappable("gives an id that get does not take");
    }
    return new Subject(id, row.record(), variables.with("id", id), List.of(row.answer()));
  }

  private Unmappable unmappable(String why) {
    return new Unmappable(new Loss(Loss.Kind.RECORD, "id", context.resource().idPlace(), why));
  }

  /** The id that the mapping finds in what get answers for a record; null if none. */
  @Nullable String idIn(Object detail, Variables variables) {
    try {
      return fields.id(detail, variables);
    } catch (Unmappable _) {
      return null; // told as a detail that is not used
    }
  }

  /**
   * Whether a record passes the filters that need nothing fetched.
   *
   * @throws Unmappable if a field that they read cannot be computed
   */
  boolean passesEarly(Subject subject, Relations relations) {
    return passes(early, earlyFields, subject, relations);
  }

  /**
   * The unified record, or null if a filter refuses it.
   *
   * @throws Unmappable if a field cannot be computed
   */
  @Nullable UnifiedRecord map(Subject subject, Relations relations) {
    if (!passes(late, lateFields, subject, relations)) {
      return null;
    }
    return new UnifiedRecord(
        subject.id(),
        wants.fields() ? unified(subject, relations) : new LinkedHashMap<>(),
        FieldSelection.remote(subject.source(), wants),
        fields.rootsReading(unread(subject, relations)));
  }

  /** What was to be fetched for a record, and could not be. */
  private Set<String> unread(Subject subject, Relations relations) {
    Set<String> unread = relations.failed(subject);
    if (demand.detail() && subject.variables().get(RelationDemand.DETAIL) == null) {
      unread.add(RelationDemand.DETAIL);
    }
    return unread;
  }

  private boolean passes(
      List<FilterMatcher> filters, RecordMapper mapper, Subject subject, Relations relations) {
    if (filters.isEmpty()) {
      return true;
    }
    Mapped mapped = mapped(mapper, subject, relations);
    boolean passes = filters.stream().allMatch(f -> f.matches(mapped.fields()));
    if (!passes) {
      // What the filters could not read may be why. Of those that pass, all fields are told of.
      context.warnings().losses().add(mapped.losses());
    }
    return passes;
  }

  private SequencedMap<String, Object> unified(Subject subject, Relations relations) {
    Mapped mapped = mapped(fields, subject, relations);
    context.warnings().losses().add(mapped.losses());
    return mapped.fields();
  }

  /** Tells whoever watches how long the mapping took. */
  void tellMapping() {
    clock.tell();
  }

  private Mapped mapped(RecordMapper mapper, Subject subject, Relations relations) {
    try {
      return clock.map(mapper, subject, relations);
    } catch (ExpressionFailure e) { // of a relation that the expression reads
      throw new Unmappable(
          new Loss(Loss.Kind.RECORD, "map", e.place(), "fails on it (" + e.code() + ")"));
    }
  }
}
