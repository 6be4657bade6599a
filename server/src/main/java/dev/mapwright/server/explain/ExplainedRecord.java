package dev.mapwright.server.explain;

import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.explain.FieldExplanation;
import java.util.List;

/**
 * A record that was read, and where its fields come from.
 *
 * @param result the record, with the vendor's own
 * @param fields of the model, in its order
 * @param layers which layer gives a field
 */
public record ExplainedRecord(GetResult result, List<FieldExplanation> fields, Layers layers) {
  public ExplainedRecord {
    fields = List.copyOf(fields);
  }
}
