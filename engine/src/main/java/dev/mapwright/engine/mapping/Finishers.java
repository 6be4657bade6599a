package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Resource.Times;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.jsonata.JsonNull;
import java.time.ZoneId;
import java.util.List;

/** Chooses the finisher of a field by its type and by how the resource writes times. */
final class Finishers {
  private final Times times;
  private final ZoneId zone;

  Finishers(Times times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  Finisher of(FieldPath field, Type type) {
    return of(field, type, false);
  }

  private Finisher of(FieldPath field, Type type, boolean isItem) {
    return switch (type) {
      case Type.Text _ -> new TextFinisher(field);
      case Type.DateTime _ -> new MomentFinisher(field, times, zone);
      case Type.Bool _ -> new BooleanFinisher(field);
      case Type.Num _ -> new NumberFinisher(field);
      case Type.Any _ -> (value, _) -> value == null ? JsonNull.NULL : value;
      case Type.Array(Type items) -> new ListFinisher(of(field, items, true));
      case Type.Obj object -> {
        Finisher[] members =
            object.fields().values().stream()
                .map(member -> of(field.child(member.name()), member.type(), false))
                .toArray(Finisher[]::new);
        List<String> names = List.copyOf(object.fields().keySet());
        yield new ObjectFinisher(field, new ObjectForm(object, names), isItem, members);
      }
    };
  }
}
