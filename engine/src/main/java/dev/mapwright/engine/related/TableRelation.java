package dev.mapwright.engine.related;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.engine.walk.SourceWalk;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A relation that is fetched whole and looked up by key. */
final class TableRelation extends Relation {
  private static final String TOO_LONG =
      "could not be read with half of what the call may spend, and is not tried again as long as a"
          + " table is kept: ";

  private final Related.Table definition;
  private final CallScope scope;
  private final Tables tables;
  private final Warnings warnings;
  private @Nullable Map<String, List<Object>> rows;
  private boolean failed;

  TableRelation(Related.Table definition, CallScope scope, Tables tables, Warnings warnings) {
    super(definition);
    this.definition = definition;
    this.scope = scope;
    this.tables = tables;
    this.warnings = warnings;
  }

  /** Nothing: a table is fetched when an expression first asks for a row of it. */
  @Override
  void load(List<Subject> subjects, Function<Subject, Variables> scopes) {}

  /** Fetches the table. */
  void load() {
    try {
      Tables.Table table = tables.get(scope.account(), definition, this::fetch);
      if (table.problem() != null) {
        failed = true;
        warnings.failed(definition.name(), table.problem());
      }
      rows = table.rows();
    } catch (VendorException e) {
      if (!tolerated(definition, e)) {
        throw e;
      }
      failed = true;
      warnings.failed(definition.name(), e.getMessage());
      rows = Map.of();
    }
  }

  private Tables.Table fetch() {
    if (!definition.optional()) {
      return read(scope);
    }
    try {
      return read(scope.with(scope.budget().half()));
    } catch (DeadlineException e) {
      if (e.retryAfter() != null) {
        throw e; // the server's own trouble, and soon over
      }
      return new Tables.Table(Map.of(), TOO_LONG + e.getMessage());
    } catch (VendorException e) {
      if (e.outcome() != Outcome.RATE_LIMITED) {
        throw e;
      }
      return new Tables.Table(Map.of(), TOO_LONG + e.getMessage());
    }
  }

  private Tables.Table read(CallScope reader) {
    Map<String, List<Object>> table = new HashMap<>();
    SourceWalk walk = new SourceWalk(definition.source(), reader);
    Set<Object> seen = definition.source().pagination().split() == null ? null : new HashSet<>();
    int count = 0;
    for (Row row = walk.next(); row != null; row = walk.next()) {
      if (seen != null && !seen.add(identity(row.value()))) {
        continue; // windows overlap
      }
      if (++count > definition.max()) {
        return new Tables.Table(
            table,
            "has more than " + definition.max() + " rows; what lies beyond is not looked at");
      }
      String key = keyText(row.value(), definition.key(), walk.variables(row));
      if (key != null) {
        table.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.value());
      }
    }
    return new Tables.Table(table, null);
  }

  private static Object identity(Object row) {
    Object id = row instanceof Map<?, ?> members ? members.get("id") : null;
    return id == null ? row : id;
  }

  @Override
  boolean failed(Subject subject, Function<Subject, Variables> scopes) {
    return failed;
  }

  @Override
  NativeFunction function(Subject subject) {
    return arguments ->
        lookup(arguments.isEmpty() ? null : arguments.getFirst(), subject.variables(), this::rows);
  }

  private List<Object> rows(String key) {
    Map<String, List<Object>> table = rows;
    if (table == null) {
      throw new TableNeeded(this);
    }
    return table.getOrDefault(key, List.of());
  }
}
