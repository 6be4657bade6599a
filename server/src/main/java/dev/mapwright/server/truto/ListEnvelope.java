package dev.mapwright.server.truto;

import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.http.JsonOut;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A page in the dialect's envelope.
 *
 * @param parameters what was asked
 * @param page what came of it
 * @param model what the records are
 */
record ListEnvelope(ListParameters parameters, ListPage page, UnifiedModel model) {

  void writeTo(JsonOut out) throws IOException {
    out.beginObject();
    out.name("result");
    int count = page.records().size();
    if (parameters.common().format() == Format.NORMALIZED) {
      normalized(out);
    } else if (parameters.keyBy() == null) {
      array(out);
    } else {
      count = keyed(parameters.keyBy(), out);
    }
    boolean isPartial = isPartial(page.meta()) || count < page.records().size();
    end(out, page.nextCursor(), count, isPartial, page.meta(), parameters.meta());
    out.endObject();
  }

  /** What stands after the records. */
  static void end(
      JsonOut out,
      @Nullable String nextCursor,
      int count,
      boolean isPartial,
      Meta meta,
      boolean withMeta)
      throws IOException {
    out.member("next_cursor", nextCursor);
    out.member("prev_cursor", null);
    out.member("result_count", count);
    if (isPartial) {
      out.member("is_partial_response", true);
    }
    if (withMeta) {
      meta(meta, out);
    }
  }

  private void normalized(JsonOut out) throws IOException {
    Normalizer normalizer = new Normalizer(model);
    page.records().forEach(record -> normalizer.add(record, parameters.common().wants().remote()));
    out.value(normalizer.ids());
    out.member("entities", normalizer.tables());
  }

  private void array(JsonOut out) throws IOException {
    out.beginArray();
    for (UnifiedRecord record : page.records()) {
      RecordForm.write(record, parameters.common(), out);
    }
    out.endArray();
  }

  /** Writes the records by their keys, and tells how many that are. */
  private int keyed(String field, JsonOut out) throws IOException {
    SequencedMap<String, UnifiedRecord> byKey = new LinkedHashMap<>();
    for (UnifiedRecord record : page.records()) {
      // The id is known even where it is excluded from the fields.
      Object key = field.equals(ListParameters.ID) ? record.id() : record.fields().get(field);
      byKey.put(String.valueOf(key), record);
    }
    out.beginObject();
    for (Map.Entry<String, UnifiedRecord> entry : byKey.entrySet()) {
      out.name(entry.getKey());
      RecordForm.write(entry.getValue(), parameters.common(), out);
    }
    out.endObject();
    return byKey.size();
  }

  /** Whether fields or whole records are not there for another reason than that there are none. */
  static boolean isPartial(Meta meta) {
    return !meta.partial().isEmpty() || meta.leftOut() > 0;
  }

  static void meta(Meta meta, JsonOut out) throws IOException {
    out.name("meta");
    out.beginObject();
    out.member("calls", meta.calls());
    out.member("read", meta.read());
    out.member("kept", meta.kept());
    out.member("left_out", meta.leftOut());
    out.member("partial", meta.partial().stream().sorted().toList());
    out.member("warnings", meta.allWarnings());
    out.endObject();
  }
}
