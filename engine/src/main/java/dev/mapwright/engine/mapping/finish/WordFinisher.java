package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Vocabulary;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word of the field's vocabulary. A word that is not known is no loss: vendors have their own.
 */
final class WordFinisher extends ScalarFinisher {
  private final Vocabulary words;

  WordFinisher(FieldPath field, Place place, Vocabulary words) {
    super(field, place);
    this.words = words;
  }

  @Override
  @Nullable Object read(Object value) {
    return switch (value) {
      case String text -> word(text);
      case Number number -> word(Texts.of(number));
      default -> null;
    };
  }

  private Object word(String text) {
    Optional<String> word = words.wordFor(text);
    return word.isPresent() ? word.get() : JsonNull.NULL;
  }
}
