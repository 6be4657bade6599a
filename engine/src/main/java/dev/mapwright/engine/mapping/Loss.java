package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.Json;

/**
 * Something that a vendor said and that could not become part of the unified record.
 *
 * @param kind what happened to it
 * @param field where it would stand
 * @param value what the vendor said, as JSON, cut short
 */
public record Loss(Kind kind, FieldPath field, String value) {
  private static final int MOST_CHARACTERS = 80;

  /** What happened to a value. */
  public enum Kind {
    /** It is not what the field holds, such as a date in an unknown form: the field is null. */
    UNREADABLE,
    /** It is an item of a list and lacks what the model requires: it is left out. */
    LEFT_OUT
  }

  static Loss of(Kind kind, FieldPath field, Object value) {
    String json = Json.write(value);
    boolean isLong = json.length() > MOST_CHARACTERS;
    return new Loss(kind, field, isLong ? json.substring(0, MOST_CHARACTERS) + "…" : json);
  }
}
