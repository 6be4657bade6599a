package dev.mapwright.cli.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A change as a row of a table: the unified record with our own id before it and, where it is gone,
 * that id and the moment alone.
 */
final class ChangedRow {
  /** The key: the vendor's id is not known any more of whom somebody had erased. */
  static final String KEY = "_mapwright_id";

  private ChangedRow() {}

  /**
   * The row of a change.
   *
   * @param deletedAt what the member is called that says since when it is gone
   */
  static SequencedMap<String, @Nullable Object> of(Map<String, ?> change, String deletedAt) {
    SequencedMap<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put(KEY, change.get("id"));
    if (change.get("record") instanceof Map<?, ?> record) {
      record.forEach((name, value) -> row.put(String.valueOf(name), value));
    } else {
      row.put(deletedAt, change.get("deleted_at"));
    }
    return row;
  }
}
