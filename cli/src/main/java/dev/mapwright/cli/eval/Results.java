package dev.mapwright.cli.eval;

import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression on one input after the other, prints the results, remembers the end. */
final class Results {
  private final Terminal terminal;
  private final Expression expression;
  private final Bindings variables;
  private final boolean compact;
  private final boolean raw;
  private @Nullable Object last;
  private boolean failed;

  Results(
      Terminal terminal, Expression expression, Bindings variables, boolean compact, boolean raw) {
    this.terminal = terminal;
    this.expression = expression;
    this.variables = variables;
    this.compact = compact;
    this.raw = raw;
  }

  /**
   * Evaluates and prints; a failure is told and the next input goes on.
   *
   * @return whether anybody still reads
   */
  boolean evaluate(@Nullable Object input) {
    try {
      Object value = expression.evaluate(input, variables);
      if (value != null) {
        last = value;
        terminal.out().println(text(value));
      }
    } catch (ExpressionFailure e) {
      failed = true;
      terminal.err().println(FailureText.of(e));
    }
    return !terminal.out().checkError();
  }

  /** The exit code; {@code byResult} asks for what the last result was. */
  int exit(boolean byResult) {
    if (failed) {
      return JqExit.RUNTIME;
    }
    if (!byResult) {
      return JqExit.OK;
    }
    if (last == null) {
      return JqExit.NOTHING;
    }
    return last.equals(false) || last == JsonNull.NULL ? JqExit.FALSE : JqExit.OK;
  }

  private String text(Object value) {
    if (raw && value instanceof String string) {
      return string;
    }
    return compact ? Json.write(value) : Json.writePretty(value);
  }
}
