package dev.mapwright.engine.account.file;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes apps of a file whose form is checked.
 *
 * @param connectors those that may be named
 */
record AppsReader(Map<String, Connector> connectors, Environment environment, Problems problems) {

  Apps read(CheckedMap file) {
    Map<String, Map<String, String>> apps = new HashMap<>();
    file.named("apps")
        .forEach((name, fields) -> {
          if (isKnown(name, fields.place())) {
            Map<String, String> app = new HashMap<>();
            for (String field : List.of(Apps.ID, Apps.SECRET)) {
              ScalarNode scalar = fields.scalar(field);
              String value = scalar == null ? null : environment.fillIn(scalar, problems);
              if (value != null) {
                app.put(field, value.strip());
              }
            }
            apps.put(name, app);
          }
        });
    return new Apps(apps);
  }

  private boolean isKnown(String name, Place place) {
    Connector connector = connectors.get(name);
    if (connector == null) {
      problems.error(
          "unknown-connector",
          place,
          "There is no usable connector '" + name + "'.",
          Nearest.advice(name, connectors.keySet()));
    } else if (!Apps.isAskedBy(connector)) {
      TreeSet<String> asking = new TreeSet<>();
      connectors.values().stream()
          .filter(Apps::isAskedBy)
          .map(Connector::name)
          .forEach(asking::add);
      problems.error(
          "needless-app",
          place,
          connector.label() + " asks no customer for consent, so an app is of no use there.",
          asking.isEmpty()
              ? "Take it away."
              : "Take it away. These do: " + String.join(", ", asking) + ".");
    }
    return connector != null && Apps.isAskedBy(connector);
  }
}
