package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.value.JsonataException;
import org.jspecify.annotations.Nullable;

/** A call that a function's body ends with, left to the one who called the function. */
@SuppressWarnings("ArrayRecordComponent") // frames and arguments are handed over, not kept
sealed interface TailCall {
  /** A call of a function that the expression defines. */
  record OfClosure(Closure closure, @Nullable Object[] frame) implements TailCall {}

  /** A call of another function, which may look at the context of the one who carries it out. */
  record OfFunction(
      FunctionValue function, @Nullable Object[] arguments, SourceOffset place, String name)
      implements TailCall {
    @Nullable Object apply(Run run, @Nullable Object context) {
      try {
        return function.apply(run, arguments, context);
      } catch (JsonataException e) {
        throw place.locate(e, name);
      }
    }
  }
}
