package dev.mapwright.cli.map;

import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OutputPiece;
import dev.mapwright.engine.loss.Loss;
import java.util.List;

/**
 * What came of documents that were read together.
 *
 * @param output the unified records
 * @param records how many records there were
 * @param losses what the mapped ones lost
 * @param refused those that could not be mapped
 * @param notJson lines that are no JSON
 * @param ends whether nothing can be read behind them
 */
record MappedDocuments(
    OutputPiece output,
    int records,
    List<Loss> losses,
    List<Refused> refused,
    List<NotJson> notJson,
    boolean ends) {
  MappedDocuments {
    losses = List.copyOf(losses);
    refused = List.copyOf(refused);
    notJson = List.copyOf(notJson);
  }

  /**
   * A record that could not be mapped.
   *
   * @param line in which its document begins
   * @param index among the records of these documents
   */
  record Refused(long line, int index, Loss why) {}
}
