package dev.mapwright.cli.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes as messages of Singer (hub.meltano.com/singer/spec): a schema, records, and the state
 * behind each page. Who is gone has {@code _sdc_deleted_at}, which targets know.
 */
record SingerMessages(String resource) implements ChangeForm {
  private static final String DELETED_AT = "_sdc_deleted_at";

  @Override
  public List<Map<String, ?>> opening() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "SCHEMA");
    schema.put("stream", resource);
    schema.put("schema", RowSchema.of(resource, DELETED_AT));
    schema.put("key_properties", List.of(ChangedRow.KEY));
    return List.of(schema);
  }

  @Override
  public List<Map<String, ?>> page(List<Map<String, ?>> changes, String place) {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    List<Map<String, ?>> messages = new ArrayList<>();
    for (Map<String, ?> change : changes) {
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("type", "RECORD");
      message.put("stream", resource);
      message.put("record", ChangedRow.of(change, DELETED_AT));
      message.put("time_extracted", now);
      messages.add(message);
    }
    Map<String, ?> bookmarks = Map.of(resource, Map.of("next_cursor", place));
    messages.add(Map.of("type", "STATE", "value", Map.of("bookmarks", bookmarks)));
    return messages;
  }

  @Override
  public List<Map<String, ?>> closing() {
    return List.of();
  }

  @Override
  public Map<String, Map<String, ?>> besides() {
    return Map.of();
  }

  @Override
  public String ending() {
    return ".singer";
  }
}
