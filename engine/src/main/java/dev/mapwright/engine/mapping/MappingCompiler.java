package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.mapping.finish.Finishers;
import dev.mapwright.engine.mapping.finish.ObjectForm;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a mapping ready to run: the tree of the mapping laid over the tree of the model. */
final class MappingCompiler {
  private final Finishers finishers;

  MappingCompiler(Finishers finishers) {
    this.finishers = finishers;
  }

  /** The mapping of one member of an object; empty if it is not mapped. */
  MappingNode member(Type.Obj type, String name, FieldPath path, Mapping.Members map) {
    return field(path, fieldOf(type, name), map.members().get(name));
  }

  private MappingNode field(FieldPath path, Field field, @Nullable Mapping mapping) {
    Type type = field.type();
    return switch (mapping) {
      case null -> empty(type);
      case Mapping.Value value when !(UnifiedModel.itemType(type) instanceof Type.Obj) ->
          value(path, type, value);
      case Mapping.Members members when type instanceof Type.Obj object ->
          object(object, path, members);
      case Mapping.Members members when type instanceof Type.Any ->
          object(formOf(members), path, members);
      case Mapping.Items items when type instanceof Type.Array(Type.Obj object) ->
          new ListNode(items.parts().stream().map(part -> each(path, object, part)).toList());
      case Mapping _ ->
          throw new ConnectorException(
              "`" + path + "` is " + type.inWords() + " and cannot be mapped like this",
              place(mapping).orElseThrow());
    };
  }

  ValueNode value(FieldPath path, Type type, Mapping.Value value) {
    return new ValueNode(
        path, value.expression(), finishers.of(path, value.expression().place(), type));
  }

  private ObjectMappingNode object(Type.Obj type, FieldPath path, Mapping.Members map) {
    List<String> names = List.copyOf(type.fields().keySet());
    MappingNode[] members =
        names.stream()
            .map(name -> member(type, name, path.child(name), map))
            .toArray(MappingNode[]::new);
    return new ObjectMappingNode(new ObjectForm(type, names), members);
  }

  /** Of which the model says nothing: the mapping alone says what it has. */
  private static Type.Obj formOf(Mapping.Members map) {
    SequencedMap<String, Field> fields = new LinkedHashMap<>();
    map.members()
        .keySet()
        .forEach(name -> fields.put(name, new Field(name, "", new Type.Any(), false, false)));
    return new Type.Obj(fields, Set.of(), Set.of(), null, null);
  }

  private EachNode each(FieldPath path, Type.Obj type, Mapping.Each part) {
    return new EachNode(
        path, part.each(), new LetBindings(part.let()), object(type, path, part.map()));
  }

  private static MappingNode empty(Type type) {
    Object nothing = type instanceof Type.Array ? JsonArray.EMPTY : JsonNull.NULL;
    return (_, _, _) -> nothing;
  }

  private static Field fieldOf(Type.Obj type, String name) {
    Field field = type.field(name);
    if (field == null) {
      throw new IllegalArgumentException("the model has no field " + name);
    }
    return field;
  }

  /** Where a mapping begins: its first expression. */
  private static Optional<Place> place(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Value(var expression) -> Optional.of(expression.place());
      case Mapping.Members(SequencedMap<String, Mapping> members) ->
          members.values().stream().flatMap(m -> place(m).stream()).findFirst();
      case Mapping.Items(List<Mapping.Each> parts) ->
          parts.stream().map(part -> part.each().place()).findFirst();
    };
  }
}
