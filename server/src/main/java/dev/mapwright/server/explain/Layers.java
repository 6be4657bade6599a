package dev.mapwright.server.explain;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.OverlaidFields;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which layer gives a field, where something is laid over the connector.
 *
 * @param connector with what is laid over it
 * @param fields those that something laid over it gives or drops, with its layer
 */
public record Layers(Connector connector, Map<FieldPath, String> fields) {
  public Layers {
    fields = Map.copyOf(fields);
  }

  /** Of a resource of a connector. */
  public static Layers of(Connector connector, Resource resource) {
    Map<FieldPath, String> fields = new LinkedHashMap<>();
    connector
        .resources()
        .forEach((name, one) -> {
          if (one.equals(resource)) {
            fields.putAll(OverlaidFields.of(connector, name));
          }
        });
    return new Layers(connector, fields);
  }

  /** The layer that computes a field, or drops it; null where nothing is laid over. */
  public @Nullable String of(FieldExplanation field) {
    if (connector.overlays().isEmpty()) {
      return null;
    }
    Place place = field.place();
    if (place == null) {
      return fields.getOrDefault(field.field(), Connector.LAYER);
    }
    return connector.overlays().stream()
        .filter(overlay -> overlay.file().equals(place.file()))
        .map(Overlay::layer)
        .findFirst()
        .orElse(Connector.LAYER);
  }

  /** Why a field is empty; null where it is not. */
  public @Nullable String why(FieldExplanation field) {
    String layer = fields.get(field.field());
    return field.expression() == null && layer != null
        ? "The " + layer + " drops it."
        : field.why();
  }
}
