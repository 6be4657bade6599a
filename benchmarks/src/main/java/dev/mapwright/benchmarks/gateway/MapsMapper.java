package dev.mapwright.benchmarks.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Maps records that are Java's own maps and lists. */
@FunctionalInterface
public interface MapsMapper extends Mapper<Map<String, Object>> {
  @Override
  default List<Map<String, Object>> read(byte[] page) {
    return JSON.readValue(page, new TypeReference<>() {});
  }

  @Override
  default Object withRemote(Object unified, Map<String, Object> record) {
    Map<Object, Object> result = new LinkedHashMap<>((Map<?, ?>) unified);
    result.put("remote_data", record);
    return result;
  }
}
