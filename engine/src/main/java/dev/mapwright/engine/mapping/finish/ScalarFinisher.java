package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finishes one value. Null, undefined, blank text and what is empty are nothing; a list of one
 * counts as its item; what the field cannot hold becomes null, and is noted.
 */
abstract class ScalarFinisher implements Finisher {
  private final FieldPath field;
  private final Place place;

  ScalarFinisher(FieldPath field, Place place) {
    this.field = field;
    this.place = place;
  }

  /** The value as the field holds it; null if it cannot. */
  abstract @Nullable Object read(Object value);

  /** Whether a value is a way to say nothing. */
  boolean isNothing(Object value) {
    return Blanks.isBlank(value);
  }

  @Override
  public final Object finish(@Nullable Object value, RecordLosses losses) {
    if (value == null || isNothing(value)) {
      return JsonNull.NULL;
    }
    if (value instanceof List<?> list && list.size() == 1) {
      return finish(list.getFirst(), losses);
    }
    Object read = read(value);
    if (read == null) {
      losses.note(new Loss(Loss.Kind.UNREADABLE, field.toString(), place, Came.of(value)));
      return JsonNull.NULL;
    }
    return read;
  }
}
