package dev.mapwright.kafka.state;

import dev.mapwright.jsonata.value.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Offsets as a worker has them, each through JSON and back. */
public final class MemoryOffsets implements OffsetStorageReader {
  private final Map<String, String> offsets = new ConcurrentHashMap<>();

  private static String key(Map<String, ?> partition) {
    return Json.write(partition);
  }

  /** Writes one. */
  public void put(Map<String, ?> partition, Map<String, ?> offset) {
    offsets.put(key(partition), Json.write(offset));
  }

  @Override
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    String offset = offsets.get(key(partition));
    return offset == null ? Map.of() : (Map<String, Object>) Json.read(offset);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    for (Map<String, T> partition : partitions) {
      if (offsets.containsKey(key(partition))) {
        found.put(partition, offset(partition));
      }
    }
    return found;
  }
}
