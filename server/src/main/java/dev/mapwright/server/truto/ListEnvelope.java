package dev.mapwright.server.truto;

import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.http.JsonOut;
import java.io.IOException;

/** A page in the dialect's envelope. */
record ListEnvelope(ListParameters parameters, ListPage page) {

  void writeTo(JsonOut out) throws IOException {
    out.beginObject();
    out.name("result");
    if (parameters.keyBy() == null) {
      array(out);
    } else {
      keyed(parameters.keyBy(), out);
    }
    out.member("next_cursor", page.nextCursor());
    out.member("prev_cursor", null);
    out.member("result_count", page.records().size());
    if (!page.meta().partial().isEmpty()) {
      out.member("is_partial_response", true);
    }
    if (parameters.meta()) {
      meta(page.meta(), out);
    }
    out.endObject();
  }

  private void array(JsonOut out) throws IOException {
    out.beginArray();
    for (UnifiedRecord record : page.records()) {
      RecordForm.write(record, parameters.common(), out);
    }
    out.endArray();
  }

  private void keyed(String field, JsonOut out) throws IOException {
    out.beginObject();
    for (UnifiedRecord record : page.records()) {
      // The id is known even where it is excluded from the fields.
      Object key = field.equals("id") ? record.id() : record.fields().get(field);
      out.name(String.valueOf(key));
      RecordForm.write(record, parameters.common(), out);
    }
    out.endObject();
  }

  private static void meta(Meta meta, JsonOut out) throws IOException {
    out.name("meta");
    out.beginObject();
    out.member("calls", meta.calls());
    out.member("read", meta.read());
    out.member("kept", meta.kept());
    out.member("partial", meta.partial().stream().sorted().toList());
    out.member("warnings", meta.warnings());
    out.endObject();
  }
}
