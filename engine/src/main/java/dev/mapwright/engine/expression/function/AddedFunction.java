package dev.mapwright.engine.expression.function;

import dev.mapwright.jsonata.option.NativeFunction;
import java.util.List;

/**
 * A function that the connector language adds to JSONata.
 *
 * @param name its name without the dollar sign
 * @param usage how it is called, such as {@code $escape(text, characters)}
 * @param description what it gives, for authors
 * @param examples calls and what they give; a test runs them
 * @param body what it does
 */
public record AddedFunction(
    String name, String usage, String description, List<Example> examples, NativeFunction body) {
  public AddedFunction {
    examples = List.copyOf(examples);
  }

  /**
   * A call and what it gives.
   *
   * @param expression the call, without input
   * @param result the result as JSON, or {@code undefined}
   */
  public record Example(String expression, String result) {}
}
