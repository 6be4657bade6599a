package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.model.FieldPath;
import org.jspecify.annotations.Nullable;

/** Text: numbers with all their digits, true and false as words. */
final class TextFinisher extends ScalarFinisher {
  TextFinisher(FieldPath field) {
    super(field);
  }

  @Override
  @Nullable Object read(Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> Texts.of(number);
      case Boolean truth -> truth.toString();
      default -> null;
    };
  }
}
