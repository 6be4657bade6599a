package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.model.FieldPath;

/**
 * Something that a vendor said and that could not become part of the unified record.
 *
 * @param kind what happened to it
 * @param field where it would stand
 * @param value what the vendor said, as JSON, cut short
 */
public record Loss(Kind kind, FieldPath field, String value) {

  /** What happened to a value. */
  public enum Kind {
    /** It is not what the field holds, such as a date in an unknown form: the field is null. */
    UNREADABLE,
    /** It is an item of a list and lacks what the model requires: it is left out. */
    LEFT_OUT
  }

  static Loss of(Kind kind, FieldPath field, Object value) {
    return new Loss(kind, field, Texts.preview(value));
  }
}
