package dev.mapwright.cli.map;

import dev.mapwright.cli.documents.DocumentSlice;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OutputPiece;
import dev.mapwright.cli.map.MappedDocuments.Refused;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.offline.GivenRecords;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.server.http.JsonOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps documents and writes their records as JSON. Immutable and safe for any thread.
 *
 * @param mapping what the connector says
 * @param recordsAlone whether documents are records, whatever they look like
 * @param array whether records are items of an array, a comma before each; else lines
 */
record DocumentMapper(OfflineMapping mapping, boolean recordsAlone, boolean array) {

  /** Maps one document after the other. */
  MappedDocuments map(List<DocumentSlice> documents) {
    Run run = new Run();
    for (DocumentSlice document : documents) {
      try {
        run.map(document);
      } catch (NotJson e) {
        run.notJson.add(e);
        if (!document.ofLine()) { // where the next one begins is not known
          return run.result(true);
        }
      }
    }
    return run.result(false);
  }

  private final class Run {
    private final OutputPiece output = new OutputPiece();
    private final JsonOut json = new JsonOut(output);
    private final List<Loss> losses = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<NotJson> notJson = new ArrayList<>();
    private int count;

    void map(DocumentSlice document) {
      Object value = document.read();
      GivenRecords records = recordsAlone ? mapping.records(value) : mapping.open(value);
      for (int i = 0; i < records.size(); i++) {
        try {
          Mapped mapped = records.map(i);
          losses.addAll(mapped.losses());
          write(mapped, document);
        } catch (Unmappable e) {
          refused.add(new Refused(document.line(), count, e.loss()));
        }
        count++;
      }
    }

    private void write(Mapped mapped, DocumentSlice document) {
      if (array) {
        output.write(',');
        output.write('\n');
      }
      int from = output.size();
      try {
        json.value(mapped.fields());
        json.flush();
        json.startOver();
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory has no reason to
      }
      if (!document.ofLine()) {
        output.onOneLine(from);
      }
      if (!array) {
        output.write('\n');
      }
    }

    MappedDocuments result(boolean ends) {
      return new MappedDocuments(output, count, losses, refused, notJson, ends);
    }
  }
}
