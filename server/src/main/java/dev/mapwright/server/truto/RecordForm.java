package dev.mapwright.server.truto;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.http.JsonOut;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record in the form that was asked for. */
final class RecordForm {
  private RecordForm() {}

  static void write(UnifiedRecord record, CommonParameters parameters, JsonOut out)
      throws IOException {
    write(record, null, null, parameters, out);
  }

  /**
   * With what it took and where its fields come from, where a record stands alone and that was
   * asked for.
   */
  static void write(
      UnifiedRecord record,
      @Nullable Meta meta,
      @Nullable List<?> explanation,
      CommonParameters parameters,
      JsonOut out)
      throws IOException {
    switch (parameters.format()) {
      case RAW -> out.value(record.remote());
      case UNIFIED, NORMALIZED, STREAM, DEBUG -> {
        out.beginObject();
        out.members(record.fields());
        if (parameters.wants().remote()) {
          out.member("remote_data", record.remote());
        }
        if (meta != null) {
          ListEnvelope.meta(meta, out);
        }
        if (explanation != null) {
          out.member("explanation", explanation);
        }
        out.endObject();
      }
    }
  }
}
