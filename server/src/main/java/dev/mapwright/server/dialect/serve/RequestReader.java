package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.query.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a call as a dialect's file says; all mistakes at once. */
final class RequestReader {
  private final Dialect dialect;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();
  private final List<ListRequest.Modified> modified = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private final SequencedMap<String, List<String>> expanded = new LinkedHashMap<>();
  private @Nullable List<UUID> ids;
  private @Nullable String cursor;
  private int limit = 1;

  private RequestReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The parameters of a list.
   *
   * @throws DialectException with all mistakes
   */
  static ListRequest list(Dialect dialect, Parameter.Members query) {
    RequestReader reader = new RequestReader(dialect);
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
   * @throws DialectException with all mistakes
   */
  static Shown get(Dialect dialect, Parameter.Members query) {
    RequestReader reader = new RequestReader(dialect);
    List<String> allowed =
        dialect.parameters().values().stream()
            .filter(known -> known.use().goesWithGet())
            .map(Dialect.Parameter::name)
            .toList();
    reader.read(query, allowed);
    return reader.shown();
  }

  private Shown shown() {
    return new Shown(shown, expanded);
  }

  private void read(Parameter.Members query, java.util.Collection<String> allowed) {
    query
        .values()
        .forEach((name, value) -> {
          if (allowed.contains(name)) {
            read(java.util.Objects.requireNonNull(dialect.parameters().get(name)), value);
          } else {
            mistakes.add(
                new Mistake(
                    "query",
                    name,
                    "There is no parameter '" + name + "'. " + Nearest.advice(name, allowed),
                    "unknown_parameter"));
          }
        });
    if (!mistakes.isEmpty()) {
      throw DialectException.invalid(mistakes);
    }
  }

  private void read(Dialect.Parameter parameter, Parameter value) {
    String name = parameter.name();
    switch (parameter.use()) {
      case Use.Filters filter -> filter(name, filter, values(name, value, filter.several()));
      case Use.Modified(Operator operator) ->
          one(name, value).ifPresent(text -> modified(name, operator, text));
      case Use.Shows(String field, _) ->
          one(name, value).filter(text -> isTrue(name, text)).ifPresent(_ -> shown.add(field));
      case Use.Expands _ -> one(name, value).ifPresent(text -> expand(name, text));
      case Use.Limits(_, int most) -> one(name, value).ifPresent(text -> limit(name, text, most));
      case Use.GoesOn _ -> cursor = one(name, value).orElse(null);
      case Use.Nothing _ -> one(name, value).ifPresent(text -> isTrue(name, text));
    }
  }

  private void filter(String name, Use.Filters filter, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    if (filter.recordId()) {
      List<UUID> all = new ArrayList<>();
      values.forEach(value -> uuid("query", name, value).ifPresent(all::add));
      ids = all;
      return;
    }
    boolean several = values.size() > 1;
    Operator operator =
        several && filter.operator() == Operator.EQ ? Operator.IN : filter.operator();
    Filter wanted = new Filter.Comparison(filter.field(), operator, values);
    try {
      FilterChecker.check(new Query(List.of(wanted), null, Map.of()), dialect.model());
      filters.add(wanted);
    } catch (CallerException wrong) {
      Field field = dialect.model().field(filter.field()).orElseThrow();
      String expected = UnifiedModel.itemType(field.type()).inWords();
      wrong(name, "'" + cut(String.join(",", values)) + "' is not " + expected);
    }
  }

  private void modified(String name, Operator operator, String text) {
    OptionalLong millis = Moment.parse(text);
    if (millis.isEmpty()) {
      wrong(
          name,
          "'"
              + cut(text)
              + "' is not a time in ISO 8601, such as 2026-01-31T08:00:00Z; without an"
              + " offset it is UTC");
    } else {
      modified.add(new ListRequest.Modified(operator, Instant.ofEpochMilli(millis.getAsLong())));
    }
  }

  private boolean isTrue(String name, String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      wrong(name, "'" + cut(text) + "' is neither true nor false");
    }
    return text.equalsIgnoreCase("true");
  }

  private void limit(String name, String text, int most) {
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      wrong(name, "'" + cut(text) + "' is not a whole number from 1 to " + most);
    } else {
      limit = value;
    }
  }

  private void expand(String name, String text) {
    for (ExpandText.Relation relation : ExpandText.read(text)) {
      Dialect.Expansion expansion = dialect.expansions().get(relation.name());
      if (expansion == null) {
        wrong(
            name,
            "There is no relation '"
                + cut(relation.name())
                + "' to expand. "
                + Nearest.advice(relation.name(), dialect.expansions().keySet()));
        continue;
      }
      Set<String> known = expansion.shape().root().fields().keySet();
      for (String field : relation.fields()) {
        if (!known.contains(field)) {
          wrong(
              name,
              relation.name()
                  + " has no field '"
                  + cut(field)
                  + "'. "
                  + Nearest.advice(field, known));
        }
      }
      expanded.put(relation.name(), relation.fields());
    }
  }

  private Optional<UUID> uuid(String part, String name, String text) {
    Optional<UUID> id = uuid(text);
    if (id.isEmpty()) {
      mistakes.add(new Mistake(part, name, "'" + cut(text) + "' is not a UUID", "uuid_parsing"));
    }
    return id;
  }

  /** The UUID of a text in its usual form. */
  static Optional<UUID> uuid(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private Optional<String> one(String name, Parameter value) {
    List<String> values = values(name, value, null);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  private List<String> values(String name, Parameter value, Use.@Nullable Several several) {
    List<String> values =
        switch (value) {
          case Parameter.Text(String text) -> List.of(text);
          case Parameter.Items(List<Parameter> items)
              when several != null && items.stream().allMatch(Parameter.Text.class::isInstance) ->
              items.stream().map(item -> ((Parameter.Text) item).value()).toList();
          case Parameter.Items _, Parameter.Members _ -> {
            wrong(name, several == null ? "takes one value" : "takes values, not groups of them");
            yield List.of();
          }
        };
    Stream<String> split =
        several == Use.Several.COMMA
            ? values.stream().flatMap(text -> Stream.of(text.split(",", -1)).map(String::strip))
            : values.stream();
    List<String> all = split.toList();
    if (all.stream().anyMatch(String::isBlank)) {
      wrong(name, "has no value; leave the parameter out instead");
      return List.of();
    }
    return all;
  }

  private void wrong(String name, String message) {
    mistakes.add(Mistake.inQuery(name, message));
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
