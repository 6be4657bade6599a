package dev.mapwright.engine.related;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Pages;
import dev.mapwright.engine.walk.Row;
import dev.mapwright.engine.walk.SourceWalk;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A relation whose rows are fetched by key: in batches, or one call per key. */
final class KeyedRelation extends Relation {
  private final Related definition;
  private final Source source;
  private final Expression by;
  private final CallScope scope;
  private final Warnings warnings;
  private final Map<String, List<Object>> rows = new ConcurrentHashMap<>();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  KeyedRelation(Related.Batched definition, CallScope scope, Warnings warnings) {
    this(definition, definition.source(), definition.by(), scope, warnings);
  }

  KeyedRelation(Related.PerKey definition, CallScope scope, Warnings warnings) {
    this(definition, definition.source(), definition.by(), scope, warnings);
  }

  private KeyedRelation(
      Related definition, Source source, Expression by, CallScope scope, Warnings warnings) {
    super(definition);
    this.definition = definition;
    this.source = source;
    this.by = by;
    this.scope = scope;
    this.warnings = warnings;
  }

  @Override
  void load(List<Subject> subjects, Function<Subject, Variables> scopes) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Subject subject : subjects) {
      Variables seen = scopes.apply(subject);
      try {
        wanted.addAll(
            keys(
                by,
                definition.key(),
                subject,
                seen,
                odd -> tellUnreadable(by.place(), Came.of(odd) + ", which is no key")));
      } catch (ExpressionFailure e) {
        // One record's: the others' related data come.
        tellUnreadable(e.place(), "what its `by` fails on (" + e.code() + ")");
      }
    }
    if (rows.size() > scope.limits().callKeys()) {
      rows.keySet().retainAll(wanted);
      failed.retainAll(wanted);
    }
    wanted.removeAll(rows.keySet());
    if (wanted.isEmpty()) {
      return;
    }
    Parallel.map(
        calls(List.copyOf(wanted)),
        scope.limits().callsAtOnce(),
        keys -> {
          fetch(keys);
          return true;
        });
  }

  private void tellUnreadable(Place at, String what) {
    warnings.losses().add(new Loss(Loss.Kind.UNREADABLE, "related." + definition.name(), at, what));
  }

  private List<List<String>> calls(List<String> keys) {
    int size = definition instanceof Related.Batched batched ? batched.size() : 1;
    List<List<String>> calls = new ArrayList<>();
    for (int start = 0; start < keys.size(); start += size) {
      calls.add(keys.subList(start, Math.min(keys.size(), start + size)));
    }
    return calls;
  }

  private void fetch(List<String> keys) {
    Map<String, List<Object>> found = new HashMap<>();
    try {
      switch (definition) {
        case Related.Batched _ -> fetchBatch(keys, found);
        case Related.PerKey single -> fetchOne(single, keys.getFirst(), found);
        case Related.Table _, Related.Rows _ ->
            throw new IllegalStateException("has no keys: " + definition.name());
      }
    } catch (VendorException e) {
      if (!tolerated(definition, e)) {
        throw e;
      }
      warnings.failed(definition.name(), e.getMessage());
      failed.addAll(keys);
    }
    keys.forEach(key -> rows.put(key, found.getOrDefault(key, List.of())));
  }

  private void fetchBatch(List<String> keys, Map<String, List<Object>> found) {
    Variables variables = scope.variables().with("batch", keys);
    SourceWalk walk = new SourceWalk(source, scope.with(variables));
    for (Row row = walk.next(); row != null; row = walk.next()) {
      String key = keyText(row.value(), definition.key(), variables);
      if (key != null) {
        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.value());
      }
    }
  }

  private void fetchOne(Related.PerKey single, String key, Map<String, List<Object>> found) {
    Variables variables = scope.variables().with("key", key);
    if (single.single()) {
      Object row = Pages.readSingle(source, scope.with(variables));
      found.put(key, row == null ? List.of() : List.of(row));
      return;
    }
    List<Object> all = new ArrayList<>();
    SourceWalk walk = new SourceWalk(source, scope.with(variables));
    for (Row row = walk.next(); row != null; row = walk.next()) {
      all.add(row.value());
    }
    found.put(key, all);
  }

  @Override
  boolean failed(Subject subject, Function<Subject, Variables> scopes) {
    try {
      return !failed.isEmpty()
          && keys(by, definition.key(), subject, scopes.apply(subject), _ -> {}).stream()
              .anyMatch(failed::contains);
    } catch (ExpressionFailure _) {
      return true; // told when it was to be fetched
    }
  }

  @Override
  NativeFunction function(Subject subject) {
    return arguments ->
        lookup(
            arguments.isEmpty() ? null : arguments.getFirst(),
            subject.variables(),
            key -> rows.getOrDefault(key, List.of()));
  }
}
