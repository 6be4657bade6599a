package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.connector.load.check.WordChecks;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.DottedKeys;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import dev.mapwright.engine.yaml.schema.UnquotedExpressions;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a mapping along the unified model: each field must exist there and have its shape. */
final class MappingReader {
  private final ExpressionReader expressions;
  private final Problems problems;

  MappingReader(ExpressionReader expressions) {
    this.expressions = expressions;
    this.problems = expressions.problems();
  }

  /** The whole mapping of a record, in which only the id cannot read {@code $id}. */
  Mapping.Members record(CheckedMap resource, Type.Obj model, ExpressionScope scope) {
    SequencedMap<String, Mapping> members = new LinkedHashMap<>();
    MapNode own = resource.map("map");
    if (own != null) {
      MapNode map = DottedKeys.unfold(own, problems);
      map.entries()
          .forEach((name, entry) -> {
            ExpressionScope visible =
                name.equals("id") ? scope.in("the mapping of id") : scope.with("id");
            add(members, map, entry, model, visible);
          });
      checkRequired(members, model, resource.placeOf("map"));
    }
    return new Mapping.Members(members);
  }

  /** Tells which names of a let nothing has read, once all that could is compiled. */
  void tellUnused(CheckedMap owner) {
    MapNode own = owner.map("let");
    if (own == null) {
      return;
    }
    own.entries()
        .forEach((name, entry) -> {
          if (!expressions.reads(name)
              && !NameChecks.isTaken(name, ExpressionScope.MAPPING_VARIABLES)) {
            problems.warning(
                "unused-let",
                entry.key().place(),
                "Nothing reads $" + name + ".",
                "Read it in the mapping, or leave it out.");
          }
        });
  }

  /** Names and their expressions, each of which sees the earlier ones. */
  SequencedMap<String, Expression> let(CheckedMap owner, ExpressionScope scope) {
    SequencedMap<String, Expression> let = new LinkedHashMap<>();
    MapNode own = owner.map("let");
    if (own != null) {
      own.entries()
          .forEach((name, entry) -> {
            NameChecks.checkVariable(
                name, ExpressionScope.MAPPING_VARIABLES, entry.key().place(), problems);
            let.put(name, expressions.whole((ScalarNode) entry.value(), scope.with(let.keySet())));
          });
    }
    return let;
  }

  /** A mapping, or the part of one that an object is. */
  Mapping.Members members(MapNode written, Type.Obj type, ExpressionScope scope) {
    MapNode map = DottedKeys.unfold(written, problems);
    SequencedMap<String, Mapping> members = new LinkedHashMap<>();
    map.entries().values().forEach(entry -> add(members, map, entry, type, scope));
    return new Mapping.Members(members);
  }

  private void add(
      SequencedMap<String, Mapping> members,
      MapNode map,
      Entry entry,
      Type.Obj type,
      ExpressionScope scope) {
    String name = entry.key().text();
    Field field = type.field(name);
    if (UnquotedExpressions.isRest(map, entry)) {
      UnquotedExpressions.tellRest(entry, problems);
    } else if (field == null) {
      problems.error(
          "unknown-field",
          entry.key().place(),
          "The model has no field '" + name + "' here.",
          Nearest.advice(name, type.fields().keySet()),
          Fix.nearest(entry.key().place(), name, type.fields().keySet()));
    } else {
      Mapping mapping = value(entry, field.type(), scope);
      if (mapping != null) {
        members.put(name, mapping);
      }
    }
  }

  private @Nullable Mapping value(Entry entry, Type type, ExpressionScope scope) {
    YamlNode node = entry.value();
    if (type instanceof Type.Obj object) {
      if (node instanceof MapNode map && map.get("each") == null) {
        return object(entry, map, object, scope);
      }
    } else if (type instanceof Type.Array(Type.Obj item)) {
      if (node instanceof MapNode map && map.get("each") != null) {
        return items(List.of(map), entry, item, scope);
      }
      if (node instanceof ListNode list && !list.items().isEmpty()) {
        return items(list.items(), entry, item, scope);
      }
    } else if (type instanceof Type.Any && node instanceof MapNode map && constant(map) == null) {
      return anything(map, scope);
    } else if (node instanceof MapNode map && constant(map) instanceof ScalarNode text) {
      Expression expression = expressions.supplied(Json.write(text.value()), text.place());
      WordChecks.check(entry.key().text(), type, expression, problems);
      return new Mapping.Value(expression);
    } else if (node instanceof ScalarNode scalar && scalar.value() != JsonNull.NULL) {
      Expression expression = expressions.whole(scalar, scope);
      WordChecks.check(entry.key().text(), type, expression, problems);
      return new Mapping.Value(expression);
    }
    tellShape(entry, type);
    return null;
  }

  /** An object of which the model says nothing, member by member. */
  private Mapping anything(MapNode written, ExpressionScope scope) {
    MapNode map = DottedKeys.unfold(written, problems);
    SequencedMap<String, Mapping> members = new LinkedHashMap<>();
    for (Entry entry : map.entries().values()) {
      if (UnquotedExpressions.isRest(map, entry)) {
        UnquotedExpressions.tellRest(entry, problems);
        continue;
      }
      Mapping mapping = value(entry, new Type.Any(), scope);
      if (mapping != null) {
        members.put(entry.key().text(), mapping);
      }
    }
    return new Mapping.Members(members);
  }

  /** What {@code {value: ...}} holds, or null. */
  private static @Nullable YamlNode constant(MapNode map) {
    return map.entries().size() == 1 ? map.get("value") : null;
  }

  private Mapping object(Entry entry, MapNode map, Type.Obj type, ExpressionScope scope) {
    Mapping.Members members = members(map, type, scope);
    if (!type.identity().isEmpty()
        && type.identity().stream().noneMatch(members.members()::containsKey)) {
      problems.warning(
          "nothing-identifies",
          entry.key().place(),
          "'" + entry.key().text() + "' is always null: nothing that identifies it is mapped.",
          "Map one of " + String.join(", ", type.identity().stream().sorted().toList()) + ".");
    }
    return members;
  }

  private Mapping items(List<YamlNode> nodes, Entry owner, Type.Obj item, ExpressionScope scope) {
    List<Mapping.Each> parts = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (node instanceof MapNode map) {
        Place place = nodes.size() == 1 ? owner.key().place() : map.place();
        MapNode checked = new StructureCheck(problems).shaped(map, Language.EACH, place);
        Mapping.Each each =
            each(CheckedMap.of(Language.EACH, checked, place, problems), item, scope);
        if (each != null) {
          parts.add(each);
        }
      } else {
        tellShape(new Entry(owner.key(), node), new Type.Array(item));
      }
    }
    return new Mapping.Items(parts);
  }

  private Mapping.@Nullable Each each(CheckedMap fields, Type.Obj item, ExpressionScope scope) {
    ScalarNode each = fields.scalar("each");
    MapNode map = fields.map("map");
    if (each == null || map == null) {
      return null;
    }
    Expression over = expressions.whole(each, scope);
    SequencedMap<String, Expression> let = let(fields, scope);
    Mapping.Members members = members(map, item, scope.with(let.keySet()));
    checkRequired(members.members(), item, fields.placeOf("map"));
    tellUnused(fields);
    return new Mapping.Each(over, let, members);
  }

  /** Tells what must have a value and has no mapping. */
  void checkRequired(SequencedMap<String, Mapping> members, Type.Obj type, Place place) {
    type.required().stream()
        .sorted()
        .filter(name -> !members.containsKey(name))
        .forEach(name ->
            problems.error(
                "missing-field",
                place,
                "'" + name + "' is not mapped; the model leaves out what has none.",
                null));
  }

  private static @Nullable String cureOfShape(YamlNode node, Type type) {
    if (type instanceof Type.Array(Type.Obj item)) {
      return cureOfItems(node, item);
    }
    if (type instanceof Type.Obj) {
      return null;
    }
    return node instanceof MapNode map && map.get("each") != null
        ? "'each' and 'map' make lists of objects; here one expression yields all."
        : UnquotedExpressions.cure(node);
  }

  private static @Nullable String cureOfItems(YamlNode node, Type.Obj item) {
    if (node instanceof MapNode map) {
      return map.entries().keySet().stream()
          .filter(key -> Nearest.to(key, List.of("each")).isPresent())
          .findFirst()
          .map(key -> "Did you mean 'each', not '" + key + "'?")
          .orElse("'each' says what to go over, 'map' what an item becomes.");
    }
    String first =
        item.required().stream()
            .sorted()
            .findFirst()
            .orElseGet(() -> item.fields().firstEntry().getKey());
    return node instanceof ScalarNode(String text, _, _)
        ? "For the items themselves, write {each: " + text + ", map: {" + first + ": $}}."
        : null;
  }

  private void tellShape(Entry entry, Type type) {
    String name = entry.key().text();
    boolean nothing = entry.value() instanceof ScalarNode(JsonNull _, _, _);
    String expected =
        switch (type) {
          case Type.Obj object ->
              "an object: write {" + String.join(": ..., ", object.fields().keySet()) + ": ...}";
          case Type.Array(Type.Obj _) ->
              "a list of objects: write {each: ..., map: {...}}, or a list of such";
          case Type.Any _ ->
              "any value: write one expression, {value: ...} for a constant, or a map of such";
          default -> type.inWords() + ": write one expression, or {value: ...} for a constant";
        };
    problems.error(
        "wrong-shape",
        nothing ? entry.key().place() : entry.value().place(),
        "'" + name + "' is " + expected + ", not " + entry.value().inWords() + ".",
        cureOfShape(entry.value(), type));
  }
}
