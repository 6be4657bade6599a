package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.connector.Resource.Times;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.Vocabulary;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.JsonNull;
import java.time.ZoneId;

/** Chooses the finisher of a field by its type and by how the resource writes times. */
public final class Finishers {
  private final Times times;
  private final ZoneId zone;

  public Finishers(Times times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * For a field that holds values, not objects.
   *
   * @param place what computes it
   */
  public Finisher of(FieldPath field, Place place, Type type) {
    return switch (type) {
      case Type.Text(_, Vocabulary words) ->
          words == null ? new TextFinisher(field, place) : new WordFinisher(field, place, words);
      case Type.DateTime _ -> new MomentFinisher(field, place, times, zone);
      case Type.Bool _ -> new BooleanFinisher(field, place);
      case Type.Num _ -> new NumberFinisher(field, place);
      case Type.Any _ -> (value, _) -> value == null ? JsonNull.NULL : value;
      case Type.Array(Type items) -> new ListFinisher(of(field, place, items));
      case Type.Obj _ ->
          throw new IllegalArgumentException(field + " holds objects, mapped member by member");
    };
  }
}
