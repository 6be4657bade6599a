package dev.mapwright.cli.editor;

import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the connector language expects somewhere in a file. */
sealed interface Expected {

  /** Something of a kind. */
  record Some(Kind kind) implements Expected {}

  /** The mapping of a field of the unified model; of a record as a whole, of its root. */
  record Mapped(Type type) implements Expected {}

  /** What may stand at a path, from the outermost map on; several where the language allows it. */
  static List<Expected> at(List<String> path, UnifiedModel model) {
    List<Expected> here = List.of(new Some(new Kind.Shaped(Language.CONNECTOR)));
    for (String step : path) {
      here = here.stream().flatMap(each -> below(each, step, model)).toList();
    }
    return here;
  }

  private static Stream<Expected> below(Expected above, String step, UnifiedModel model) {
    return switch (above) {
      case Some(Kind kind) -> below(kind, step, model);
      case Mapped(Type type) -> below(type, step);
    };
  }

  private static Stream<Expected> below(Kind kind, String step, UnifiedModel model) {
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> of(shape.key(step));
      case Kind.Again(Supplier<Shape> shape) -> of(shape.get().key(step));
      case Kind.Named named -> Stream.of(new Some(named.value()));
      case Kind.Many(Kind item) when step.equals(Spot.ITEM) -> Stream.of(new Some(item));
      case Kind.Either(List<Kind> kinds) ->
          kinds.stream().flatMap(each -> below(each, step, model));
      case Kind.Mapping _, Kind.MappingOverlay _ -> below(model.root(), step);
      case Kind.Tree _ -> Stream.of(new Some(kind));
      default -> Stream.empty();
    };
  }

  private static Stream<Expected> of(@Nullable Key key) {
    return key == null ? Stream.empty() : Stream.of(new Some(key.kind()));
  }

  private static Stream<Expected> below(Type type, String step) {
    return switch (type) {
      case Type.Obj object -> member(object, step);
      case Type.Array(Type.Obj item) ->
          step.equals(Spot.ITEM)
              ? Stream.of(new Mapped(type))
              : step.equals("map") ? Stream.of(new Mapped(item)) : of(Language.EACH.key(step));
      case Type.Any _ -> Stream.of(new Mapped(type));
      default -> Stream.empty();
    };
  }

  /** A member, or one further down by a dotted name. */
  private static Stream<Expected> member(Type.Obj object, String name) {
    Field field = object.field(name);
    if (field != null) {
      return Stream.of(new Mapped(field.type()));
    }
    int dot = name.indexOf('.');
    Field first = dot < 0 ? null : object.field(name.substring(0, dot));
    return first != null && first.type() instanceof Type.Obj inner
        ? member(inner, name.substring(dot + 1))
        : Stream.empty();
  }

  /** The keys that may be written here. */
  default List<KnownKey> keys(UnifiedModel model) {
    return switch (this) {
      case Some(Kind kind) -> keys(kind, model);
      case Mapped(Type.Obj object) -> members(object);
      case Mapped(Type.Array(Type.Obj _)) -> KnownKey.of(Language.EACH);
      case Mapped(Type.Array _), Mapped(Type.Any _) -> List.of();
      case Mapped _ ->
          List.of(
              new KnownKey("value", "A constant.", "A text that stands for itself.", List.of()));
    };
  }

  private static List<KnownKey> keys(Kind kind, UnifiedModel model) {
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> KnownKey.of(shape);
      case Kind.Again(Supplier<Shape> shape) -> KnownKey.of(shape.get());
      case Kind.Named(Kind.Path _, Kind value, _) ->
          model.scalarPaths().stream()
              .map(path -> KnownKey.of(path.toString(), model.fields().get(path), value))
              .toList();
      case Kind.Named(Kind.Words(List<String> words), Kind value, _) ->
          words.stream().map(word -> new KnownKey(word, value.inWords(), "", List.of())).toList();
      case Kind.Either(List<Kind> kinds) ->
          kinds.stream().flatMap(each -> keys(each, model).stream()).toList();
      case Kind.Mapping _, Kind.MappingOverlay _ -> members(model.root());
      default -> List.of();
    };
  }

  private static List<KnownKey> members(Type.Obj object) {
    List<KnownKey> keys = new ArrayList<>();
    object
        .members()
        .forEach(field ->
            keys.add(
                new KnownKey(
                    field.name(), field.type().inWords(), field.description(), List.of())));
    return keys;
  }
}
