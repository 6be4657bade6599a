package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A mapping as its author wrote it, keyed like the unified model. */
public final class MappingTree {
  private MappingTree() {}

  /** {@code let} and {@code map} of a resource. */
  static Map<String, ?> of(Resource resource) {
    return of(resource.let(), resource.map(), new JsonTree());
  }

  /** The expressions behind each field that holds a value, in the mapping's order. */
  public static SequencedMap<FieldPath, List<String>> values(Resource resource) {
    SequencedMap<FieldPath, List<String>> values = new LinkedHashMap<>();
    resource.map().members().forEach((name, m) -> collect(FieldPath.of(name), m, values));
    return values;
  }

  private static Map<String, ?> of(
      Map<String, Expression> let, Mapping.Members map, JsonTree into) {
    if (!let.isEmpty()) {
      JsonTree names = new JsonTree();
      let.forEach((name, expression) -> names.with(name, expression.source()));
      into.with("let", names);
    }
    return into.with("map", tree(map)).value();
  }

  private static Object tree(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Value(Expression expression) -> expression.source();
      case Mapping.Members(SequencedMap<String, Mapping> members) -> {
        JsonTree tree = new JsonTree();
        members.forEach((name, member) -> tree.with(name, tree(member)));
        yield tree.value();
      }
      case Mapping.Items(List<Mapping.Each> parts) ->
          parts.size() == 1
              ? each(parts.getFirst())
              : parts.stream().map(MappingTree::each).toList();
    };
  }

  private static Map<String, ?> each(Mapping.Each part) {
    return of(part.let(), part.map(), JsonTree.of("each", part.each().source()));
  }

  private static void collect(
      FieldPath path, Mapping mapping, SequencedMap<FieldPath, List<String>> into) {
    switch (mapping) {
      case Mapping.Value(Expression expression) ->
          into.merge(path, List.of(expression.source()), MappingTree::both);
      case Mapping.Members(SequencedMap<String, Mapping> members) ->
          members.forEach((name, member) -> collect(path.child(name), member, into));
      case Mapping.Items(List<Mapping.Each> parts) ->
          parts.forEach(part -> collect(path, part.map(), into));
    }
  }

  private static List<String> both(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
