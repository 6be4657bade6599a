package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ParameterMistake;
import dev.mapwright.server.query.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a call as a dialect's file says; all mistakes at once. */
final class DialectRequestReader {
  private final Dialect dialect;
  private final List<ParameterMistake> mistakes = new ArrayList<>();
  private final ParameterValues values = new ParameterValues(mistakes);
  private final List<Filter> filters = new ArrayList<>();
  private final List<ListRequest.Modified> modified = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private final SequencedMap<String, List<String>> expanded = new LinkedHashMap<>();
  private @Nullable List<UUID> ids;
  private @Nullable String cursor;
  private int limit = 1;

  private DialectRequestReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The parameters of a list.
   *
   * @throws HttpException with all mistakes
   */
  static ListRequest list(Dialect dialect, Parameter.Members query) {
    DialectRequestReader reader = new DialectRequestReader(dialect);
    dialect
        .parameters()
        .values()
        .forEach(known -> {
          if (known.use() instanceof Use.Limits(int byDefault, _)) {
            reader.limit = byDefault;
          }
        });
    reader.read(query, dialect.parameters().keySet());
    return new ListRequest(
        reader.filters, reader.ids, reader.modified, reader.limit, reader.cursor, reader.shown());
  }

  /**
   * The parameters of a single record.
   *
   * @throws HttpException with all mistakes
   */
  static RequestedParts get(Dialect dialect, Parameter.Members query) {
    DialectRequestReader reader = new DialectRequestReader(dialect);
    List<String> allowed =
        dialect.parameters().values().stream()
            .filter(known -> known.use().goesWithGet())
            .map(Dialect.Parameter::name)
            .toList();
    reader.read(query, allowed);
    return reader.shown();
  }

  private RequestedParts shown() {
    return new RequestedParts(shown, expanded);
  }

  private void read(Parameter.Members query, Collection<String> allowed) {
    query
        .values()
        .forEach((name, value) -> {
          if (allowed.contains(name)) {
            read(Objects.requireNonNull(dialect.parameters().get(name)), value);
          } else {
            mistakes.add(
                new ParameterMistake(
                    "query",
                    name,
                    "There is no parameter '" + name + "'. " + Nearest.advice(name, allowed),
                    "unknown_parameter"));
          }
        });
    if (!mistakes.isEmpty()) {
      throw HttpException.invalid(mistakes);
    }
  }

  private void read(Dialect.Parameter parameter, Parameter value) {
    String name = parameter.name();
    switch (parameter.use()) {
      case Use.Filters filter ->
          filter(name, filter, values.several(name, value, filter.several()));
      case Use.Modified(Operator operator) ->
          values
              .time(name, value)
              .ifPresent(time -> modified.add(new ListRequest.Modified(operator, time)));
      case Use.Shows(String field, _) -> {
        if (values.flag(name, value)) {
          shown.add(field);
        }
      }
      case Use.Expands _ ->
          values.several(name, value, Use.Several.REPEAT).forEach(text -> expand(name, text));
      case Use.Limits(_, int most) -> limit = values.number(name, value, most).orElse(limit);
      // Clients begin with the cursor that they have: none.
      case Use.GoesOn _ ->
          cursor =
              value instanceof Parameter.Text(String none) && none.isBlank()
                  ? null
                  : values.one(name, value).orElse(null);
      case Use.Nothing _ -> values.flag(name, value);
    }
  }

  private void filter(String name, Use.Filters filter, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    if (filter.recordId()) {
      List<UUID> all = new ArrayList<>();
      texts.forEach(text -> values.uuid(name, text).ifPresent(all::add));
      ids = all;
      return;
    }
    boolean several = texts.size() > 1;
    Operator operator =
        several && filter.operator() == Operator.EQ ? Operator.IN : filter.operator();
    Filter wanted = new Filter.Comparison(filter.field(), operator, texts);
    try {
      FilterChecker.check(new Query(List.of(wanted), null, Map.of()), dialect.model());
      filters.add(wanted);
    } catch (CallerException wrong) {
      Field field = dialect.model().field(filter.field()).orElseThrow();
      String expected = UnifiedModel.itemType(field.type()).inWords();
      values.wrong(name, ParameterValues.shown(String.join(",", texts)) + " is not " + expected);
    }
  }

  private void expand(String name, String text) {
    for (ExpandText.Relation relation : ExpandText.read(text)) {
      Dialect.Expansion expansion = dialect.expansions().get(relation.name());
      if (expansion == null) {
        values.wrong(
            name,
            "There is no relation "
                + ParameterValues.shown(relation.name())
                + " to expand. "
                + Nearest.advice(relation.name(), dialect.expansions().keySet()));
        continue;
      }
      Set<String> known = expansion.shape().root().fields().keySet();
      for (String field : relation.fields()) {
        if (!known.contains(field)) {
          values.wrong(
              name,
              relation.name()
                  + " has no field "
                  + ParameterValues.shown(field)
                  + ". "
                  + Nearest.advice(field, known));
        }
      }
      expanded.put(relation.name(), relation.fields());
    }
  }
}
