package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.JsonNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number, also one written as text. */
final class NumberFinisher extends ScalarFinisher {
  NumberFinisher(FieldPath field, Place place) {
    super(field, place);
  }

  @Override
  @Nullable Object read(Object value) {
    return switch (value) {
      case Number number -> number;
      case String text -> number(text.strip());
      default -> null;
    };
  }

  private static @Nullable Object number(String text) {
    try {
      return JsonNumber.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
