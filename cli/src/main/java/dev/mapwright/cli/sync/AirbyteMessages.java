package dev.mapwright.cli.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes as messages of Airbyte's protocol (docs.airbyte.com/understanding-airbyte): records, the
 * state of the stream behind each page, and that it began and is complete. Who is gone has {@code
 * _ab_cdc_deleted_at}, which destinations know. The catalog that destinations want lies beside.
 */
record AirbyteMessages(String resource) implements ChangeForm {
  private static final String DELETED_AT = "_ab_cdc_deleted_at";

  @Override
  public List<Map<String, ?>> opening() {
    return List.of(status("STARTED"));
  }

  @Override
  public List<Map<String, ?>> page(List<Map<String, ?>> changes, String place) {
    long now = Instant.now().toEpochMilli();
    List<Map<String, ?>> messages = new ArrayList<>();
    for (Map<String, ?> change : changes) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("stream", resource);
      record.put("data", ChangedRow.of(change, DELETED_AT));
      record.put("emitted_at", now);
      messages.add(message("RECORD", "record", record));
    }
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("stream_descriptor", descriptor());
    state.put("stream_state", Map.of("next_cursor", place));
    Map<String, Object> ofStream = new LinkedHashMap<>();
    ofStream.put("type", "STREAM");
    ofStream.put("stream", state);
    ofStream.put("sourceStats", Map.of("recordCount", changes.size()));
    messages.add(message("STATE", "state", ofStream));
    return messages;
  }

  @Override
  public List<Map<String, ?>> closing() {
    return List.of(status("COMPLETE"));
  }

  @Override
  public Map<String, Map<String, ?>> besides() {
    Map<String, Object> stream = new LinkedHashMap<>();
    stream.put("name", resource);
    stream.put("json_schema", RowSchema.of(resource, DELETED_AT));
    stream.put("supported_sync_modes", List.of("full_refresh", "incremental"));
    stream.put("source_defined_cursor", true);
    stream.put("source_defined_primary_key", List.of(List.of(ChangedRow.KEY)));
    Map<String, Object> configured = new LinkedHashMap<>();
    configured.put("stream", stream);
    configured.put("sync_mode", "incremental");
    configured.put("destination_sync_mode", "append_dedup");
    configured.put("primary_key", List.of(List.of(ChangedRow.KEY)));
    configured.put("cursor_field", List.of());
    return Map.of(".catalog.json", Map.of("streams", List.of(configured)));
  }

  @Override
  public String ending() {
    return ".airbyte";
  }

  private Map<String, ?> descriptor() {
    return Map.of("name", resource);
  }

  private Map<String, ?> status(String word) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("stream_descriptor", descriptor());
    status.put("status", word);
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("type", "STREAM_STATUS");
    trace.put("emitted_at", Instant.now().toEpochMilli());
    trace.put("stream_status", status);
    return message("TRACE", "trace", trace);
  }

  private static Map<String, ?> message(String type, String member, Map<String, ?> value) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    message.put(member, value);
    return message;
  }
}
