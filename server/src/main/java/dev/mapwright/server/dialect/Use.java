package dev.mapwright.server.dialect;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import org.jspecify.annotations.Nullable;

/** What a parameter of a dialect does. */
public sealed interface Use {

  /**
   * Keeps records by a field.
   *
   * @param field of the unified model
   * @param operator how its value is compared; of several values, any may match
   * @param recordId whether its values are the dialect's own ids
   * @param several how it takes several values; null if it takes one
   */
  record Filters(FieldPath field, Operator operator, boolean recordId, @Nullable Several several)
      implements Use {}

  /** Keeps records by when this server first saw them as they are. */
  record Modified(Operator operator) implements Use {}

  /**
   * Gives a field that is not given otherwise.
   *
   * @param leftOut whether the field's key is then left out, rather than null
   */
  record Shows(String field, boolean leftOut) implements Use {}

  /** Gives relations as objects. */
  record Expands() implements Use {}

  /** Bounds a page. */
  record Limits(int byDefault, int most) implements Use {}

  /** Says where to go on. */
  record GoesOn() implements Use {}

  /** Has no effect. */
  record Nothing() implements Use {}

  /** Whether it makes sense for a single record. */
  default boolean goesWithGet() {
    return this instanceof Shows || this instanceof Expands || this instanceof Nothing;
  }

  /** How a parameter takes several values. */
  enum Several {
    /** In one text. */
    COMMA,
    /** By being there several times. */
    REPEAT
  }
}
