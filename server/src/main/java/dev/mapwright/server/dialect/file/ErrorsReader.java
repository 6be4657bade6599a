package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.connector.load.ProjectionReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.server.dialect.Dialect.Body;
import dev.mapwright.server.dialect.Dialect.ErrorRow;
import dev.mapwright.server.dialect.Fault;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads how a dialect tells failures.
 *
 * @param reader compiles the expressions
 */
record ErrorsReader(ProjectionReader reader) {
  private static final String PLACE = "an error";

  Map<Fault, ErrorRow> read(CheckedMap errors) {
    Map<Fault, ErrorRow> rows = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      CheckedMap row = errors.fields(fault.name().toLowerCase(Locale.ROOT));
      if (row != null) {
        rows.put(fault, row(row));
      }
    }
    return rows;
  }

  private ErrorRow row(CheckedMap row) {
    SequencedMap<String, Expression> members = expressions(row, "body");
    Body body =
        row.node("body") instanceof ScalarNode whole
            ? Body.of(reader.expression(whole, PLACE, Set.of()))
            : Body.of(members);
    YamlNode schema = row.node("schema");
    return new ErrorRow(
        row.whole("status", 500),
        body,
        expressions(row, "headers"),
        schema instanceof MapNode map ? map.asJson() : ofMembers(List.copyOf(members.keySet())));
  }

  private SequencedMap<String, Expression> expressions(CheckedMap row, String key) {
    SequencedMap<String, Expression> members = new LinkedHashMap<>();
    MapNode map = row.map(key);
    if (map != null) {
      map.entries()
          .forEach((name, entry) ->
              members.put(name, reader.expression((ScalarNode) entry.value(), PLACE, Set.of())));
    }
    return members;
  }

  private static Map<String, ?> ofMembers(List<String> names) {
    Map<String, Object> properties = new LinkedHashMap<>();
    names.forEach(name -> properties.put(name, Map.of("type", "string")));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("required", names);
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }
}
