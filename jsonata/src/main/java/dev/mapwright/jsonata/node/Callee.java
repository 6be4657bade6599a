package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** What a call names as its function: finds it, and explains when it is none. */
public final class Callee {
  private final SourceOffset place;
  private final String name;
  private final Node node;
  private final @Nullable Node forgotten;

  /**
   * A callee.
   *
   * @param name as it stands in the source, for messages; empty if it is no name
   * @param forgotten the variable of that name, where the source has a field instead
   */
  public Callee(SourceOffset place, String name, Node node, @Nullable Node forgotten) {
    this.place = place;
    this.name = name;
    this.node = node;
    this.forgotten = forgotten;
  }

  /**
   * The function.
   *
   * @param arguments not evaluated yet; what is wrong with one of them comes before that the
   *     function is none
   */
  FunctionValue find(
      Run run,
      @Nullable Object[] frame,
      @Nullable Object input,
      Node[] arguments,
      String codeIfForgotten,
      String code) {
    Object value = node.eval(run, frame, input);
    if (value instanceof FunctionValue function) {
      return function;
    }
    String what =
        code.equals("T1008")
            ? "Attempted to partially apply a non-function"
            : "Attempted to invoke a non-function";
    boolean noDollar =
        value == null && forgotten != null && forgotten.eval(run, frame, input) != null;
    if (!noDollar) {
      for (Node argument : arguments) {
        argument.eval(run, frame, input);
      }
    }
    throw noDollar
        ? place.error(codeIfForgotten, what + ". Did you mean $" + name + "?").withToken(name)
        : place.error(code, what).withToken(name).withValue(value);
  }

  TailCall later(FunctionValue function, @Nullable Object[] arguments) {
    return new TailCall.OfFunction(function, arguments, place, name);
  }

  JsonataException locate(JsonataException error) {
    return place.locate(error, name);
  }
}
