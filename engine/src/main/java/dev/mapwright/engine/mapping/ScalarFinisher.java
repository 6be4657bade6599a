package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.JsonNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finishes one value. Null, undefined and blank text are nothing; a list of one counts as its item;
 * what the field can not hold becomes null, and is noted.
 */
abstract class ScalarFinisher implements Finisher {
  private final FieldPath field;

  ScalarFinisher(FieldPath field) {
    this.field = field;
  }

  /** The value as the field holds it; null if it can not. */
  abstract @Nullable Object read(Object value);

  @Override
  public final Object finish(@Nullable Object value, Tally tally) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case JsonNull nothing -> nothing;
      case String text when text.isBlank() -> JsonNull.NULL;
      case List<?> list when list.isEmpty() -> JsonNull.NULL;
      case List<?> list when list.size() == 1 -> finish(list.getFirst(), tally);
      default -> {
        Object read = read(value);
        if (read == null) {
          tally.note(Loss.Kind.UNREADABLE, field, value);
          yield JsonNull.NULL;
        }
        yield read;
      }
    };
  }
}
