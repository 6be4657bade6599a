package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.connector.load.ProjectionReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.server.dialect.Dialect.Body;
import dev.mapwright.server.dialect.Dialect.SyncPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads by which paths a dialect tells of syncs.
 *
 * @param reader compiles the expressions
 * @param base which the paths are below
 */
record SyncsReader(ProjectionReader reader, String base) {
  private static final String PLACE = "the answer of a sync";

  SequencedMap<String, SyncPath> read(CheckedMap fields) {
    SequencedMap<String, SyncPath> paths = new LinkedHashMap<>();
    fields
        .named("syncs")
        .forEach((name, own) ->
            paths.put(
                name,
                new SyncPath(
                    path(own),
                    own.flag("begins"),
                    body(own),
                    own.node("schema") instanceof MapNode schema ? schema.asJson() : Map.of())));
    return paths;
  }

  private String path(CheckedMap own) {
    String path = own.text("path", base);
    if (!path.startsWith(base + "/") || !path.matches("(/[A-Za-z0-9._-]+)+")) {
      own.problems()
          .error(
              "wrong-path",
              own.placeOf("path"),
              "'" + path + "' is no path of plain segments below the base '" + base + "'.",
              "Write one such as " + base + "/sync-status.");
    }
    return path;
  }

  private Body body(CheckedMap own) {
    if (own.node("answer") instanceof ScalarNode whole) {
      return Body.of(reader.expression(whole, PLACE, Set.of()));
    }
    SequencedMap<String, Expression> members = new LinkedHashMap<>();
    MapNode map = own.map("answer");
    if (map != null) {
      map.entries()
          .forEach((name, entry) ->
              members.put(name, reader.expression((ScalarNode) entry.value(), PLACE, Set.of())));
    }
    return Body.of(members);
  }
}
