package dev.mapwright.cli.eval;

import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OutputPiece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of documents that were read together.
 *
 * @param output the results as they are printed
 * @param failures of the expression, as they are printed
 * @param last the last result; null if there was none
 * @param notJson why it ends with them; null if it goes on
 */
record EvaluatedDocuments(
    OutputPiece output, List<String> failures, @Nullable Object last, @Nullable NotJson notJson) {
  EvaluatedDocuments {
    failures = List.copyOf(failures);
  }
}
