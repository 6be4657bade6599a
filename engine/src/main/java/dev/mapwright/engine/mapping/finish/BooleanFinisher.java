package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * True or false, also as words in any case. Other words and numbers are for the mapping to judge.
 */
final class BooleanFinisher extends ScalarFinisher {
  BooleanFinisher(FieldPath field, Place place) {
    super(field, place);
  }

  @Override
  @Nullable Object read(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text when text.strip().equalsIgnoreCase("true") -> true;
      case String text when text.strip().equalsIgnoreCase("false") -> false;
      default -> null;
    };
  }
}
