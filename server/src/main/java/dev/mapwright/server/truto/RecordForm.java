package dev.mapwright.server.truto;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.http.JsonOut;
import java.io.IOException;
import java.util.Map;

/** One record in the form that was asked for. */
final class RecordForm {
  private RecordForm() {}

  static void write(UnifiedRecord record, CommonParameters parameters, JsonOut out)
      throws IOException {
    switch (parameters.format()) {
      case RAW -> out.value(record.remote());
      case UNIFIED, NORMALIZED, STREAM -> {
        out.beginObject();
        for (Map.Entry<String, Object> field : record.fields().entrySet()) {
          out.member(field.getKey(), field.getValue());
        }
        if (parameters.wants().remote()) {
          out.member("remote_data", record.remote());
        }
        out.endObject();
      }
    }
  }
}
