package dev.mapwright.engine.expression;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression that knows where it stands in its file. Immutable and safe for any number
 * of threads, whichever evaluator made it.
 *
 * <p>Values are those of {@link dev.mapwright.jsonata.Jsonata}: null is undefined, {@link
 * dev.mapwright.jsonata.value.JsonNull} is JSON's null.
 */
public interface Expression {

  /**
   * Evaluates.
   *
   * @param input the data that bare names mean, or null for none
   * @param variables what {@code $name} means; asked only for names that are really read
   * @throws ExpressionFailure if the expression cannot be evaluated on this input
   */
  @Nullable Object evaluate(@Nullable Object input, Bindings variables);

  /**
   * The text that it gives over an object, as it stands in the vendor's answer; null where it is
   * not known to be one, or not without evaluating.
   */
  default @Nullable RawJson plainText(JsonObject input) {
    return null;
  }

  /** The text as its author wrote it. */
  String source();

  /** Where it starts. */
  Place place();

  /** Where it first reads a variable; its start if it does not, or that is not known. */
  default Place placeOf(String variable) {
    return place();
  }

  /** As its language compiled it, without what was put around it since. */
  default Expression unwrapped() {
    return this;
  }

  /** What it reads, known without running it. */
  Reads reads();
}
