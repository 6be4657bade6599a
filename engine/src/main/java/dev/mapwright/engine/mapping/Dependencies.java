package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Finds what each value of a mapping depends on, through {@code let} and {@code $id}. */
final class Dependencies {
  /** By each name that the mapping itself gives: the engine's variables behind it. */
  private final Map<String, Set<String>> names;

  /** The variables that say whether there is anything to map at all. */
  private final Set<String> above;

  private Dependencies(Map<String, Set<String>> names, Set<String> above) {
    this.names = names;
    this.above = above;
  }

  /** Of a record whose id and {@code let} are these. */
  static Dependencies of(Expression id, SequencedMap<String, Expression> let) {
    Dependencies bare = new Dependencies(Map.of(RecordScope.RECORD, Set.of()), Set.of());
    Set<String> ofId = bare.with(let).variables(id);
    return bare.with(RecordScope.ID, ofId).with(let);
  }

  /** All values below a mapping. */
  List<Leaf> leaves(FieldPath path, Mapping mapping) {
    List<Leaf> leaves = new ArrayList<>();
    collect(path, mapping, leaves);
    return leaves;
  }

  private void collect(FieldPath path, Mapping mapping, List<Leaf> into) {
    switch (mapping) {
      case Mapping.Value(Expression expression) -> into.add(new Leaf(path, variables(expression)));
      case Mapping.Members(SequencedMap<String, Mapping> members) ->
          members.forEach((name, member) -> collect(path.child(name), member, into));
      case Mapping.Items(List<Mapping.Each> parts) -> {
        for (Mapping.Each part : parts) {
          new Dependencies(names, variables(part.each()))
              .with(part.let())
              .collect(path, part.map(), into);
        }
      }
    }
  }

  /** The engine's variables behind an expression. */
  Set<String> variables(Expression expression) {
    Set<String> all = new HashSet<>(above);
    for (String name : expression.reads().variables()) {
      all.addAll(names.getOrDefault(name, Set.of(name)));
    }
    return all;
  }

  private Dependencies with(SequencedMap<String, Expression> let) {
    Dependencies all = this;
    for (Map.Entry<String, Expression> entry : let.entrySet()) {
      all = all.with(entry.getKey(), all.variables(entry.getValue()));
    }
    return all;
  }

  private Dependencies with(String name, Set<String> behind) {
    Map<String, Set<String>> more = new HashMap<>(names);
    more.put(name, behind);
    return new Dependencies(more, above);
  }
}
