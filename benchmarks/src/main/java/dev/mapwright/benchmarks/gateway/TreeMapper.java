package dev.mapwright.benchmarks.gateway;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps records that are Jackson's trees. */
@FunctionalInterface
interface TreeMapper extends Mapper<JsonNode> {
  @Override
  default List<JsonNode> read(byte[] page) {
    return StreamSupport.stream(JSON.readTree(page).spliterator(), false).toList();
  }

  @Override
  default Object withRemote(Object unified, JsonNode record) {
    return ((ObjectNode) unified).set("remote_data", record);
  }
}
