package dev.mapwright.cli.eval;

import dev.mapwright.cli.documents.DocumentSlice;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OutputPiece;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression on documents. Immutable and safe for any thread.
 *
 * @param compact whether each result is printed on one line
 * @param raw whether texts are printed as they are
 */
record DocumentEvaluator(Expression expression, Bindings variables, boolean compact, boolean raw) {

  /** Evaluates on one document after the other; a failure is told and the next one goes on. */
  EvaluatedDocuments evaluate(List<DocumentSlice> documents) {
    Run run = new Run();
    for (DocumentSlice document : documents) {
      try {
        run.evaluate(document.read());
      } catch (NotJson e) {
        return run.result(e);
      }
    }
    return run.result(null);
  }

  /** Evaluates without an input. */
  EvaluatedDocuments evaluate() {
    Run run = new Run();
    run.evaluate(null);
    return run.result(null);
  }

  private final class Run {
    private final OutputPiece output = new OutputPiece();
    private final List<String> failures = new ArrayList<>();
    private @Nullable Object last;

    void evaluate(@Nullable Object input) {
      try {
        Object value = expression.evaluate(input, variables);
        if (value != null) {
          last = value;
          output.writeBytes(bytes(value));
          output.write('\n');
        }
      } catch (ExpressionFailure e) {
        failures.add(FailureText.of(e));
      }
    }

    private byte[] bytes(Object value) {
      if (raw && value instanceof String string) {
        return string.getBytes(StandardCharsets.UTF_8);
      }
      return compact
          ? Json.writeBytes(value)
          : Json.writePretty(value).getBytes(StandardCharsets.UTF_8);
    }

    EvaluatedDocuments result(@Nullable NotJson notJson) {
      return new EvaluatedDocuments(output, failures, last, notJson);
    }
  }
}
