package dev.mapwright.server.truto;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.filter.FilterMatcher;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.query.Parameter;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a get is narrowed by: {@code job_id=7} finds the record if one of its applications is for
 * that job.
 *
 * @param filters all of which must hold
 */
record Narrowing(List<Filter> filters, UnifiedModel model) {
  static Narrowing read(ParameterReader query, Resources.Resource resource) {
    FilterNames names = resource.names();
    List<String> others = QueryParameter.names(resource.parameters().ofGet());
    SequencedMap<String, Parameter> given = new LinkedHashMap<>();
    for (String name : names.dialect().narrowing()) {
      Parameter value = query.take(name);
      if (value != null) {
        given.put(name, value);
      }
    }
    List<Filter> filters = new FilterParameters(names, others, query.mistakes()).read(given);
    try {
      FilterChecker.check(new Query(filters, null, Map.of()), names.model());
    } catch (CallerException wrong) {
      query.mistakes().addAll(wrong.failures());
    }
    return new Narrowing(filters, names.model());
  }

  /** What must be read: what is wanted, and what the filters look at. */
  Wants wants(Wants wanted) {
    if (filters.isEmpty()) {
      return wanted;
    }
    Set<String> read =
        filters.stream()
            .flatMap(Filter::comparisons)
            .map(comparison -> comparison.field().root())
            .collect(Collectors.toSet());
    Set<String> excluded =
        new HashSet<>(wanted.fields() ? wanted.excluded() : model.root().names());
    excluded.removeAll(read);
    return new Wants(true, excluded, wanted.remote());
  }

  /**
   * The record as it was wanted.
   *
   * @throws CallerException not found, if it does not match
   */
  UnifiedRecord apply(UnifiedRecord record, Wants wanted) {
    for (Filter filter : filters) {
      if (!FilterMatcher.of(filter, model).matches(record.fields())) {
        throw new CallerException(
            CallerException.Kind.NOT_FOUND,
            "The record is there, but not with what the request narrows it by");
      }
    }
    if (filters.isEmpty()) {
      return record;
    }
    SequencedMap<String, Object> shown = new LinkedHashMap<>(record.fields());
    shown.keySet().removeAll(wanted.excluded());
    return new UnifiedRecord(record.id(), shown, record.remote(), record.unread());
  }
}
