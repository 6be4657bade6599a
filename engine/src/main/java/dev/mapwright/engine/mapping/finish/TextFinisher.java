package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.value.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Text without the blanks around it; numbers with all their digits, true and false as words. Ids
 * stay as they are.
 */
final class TextFinisher extends ScalarFinisher {
  private static final String ID = "id";

  private final boolean strips;

  TextFinisher(FieldPath field, Place place) {
    super(field, place);
    this.strips = !field.segments().getLast().equals(ID);
  }

  /** What begins and ends by a sign of ASCII is neither blank nor to be stripped. */
  @Override
  public boolean passes(RawJson text) {
    byte[] document = text.document();
    return document[text.start() + 1] > ' '
        && document[text.end() - 2] > ' '
        && text.end() - text.start() > 2;
  }

  @Override
  @Nullable Object read(Object value) {
    return switch (value) {
      case String text -> strips ? Blanks.strip(text) : text;
      case Number number -> Texts.of(number);
      case Boolean truth -> truth.toString();
      default -> null;
    };
  }
}
