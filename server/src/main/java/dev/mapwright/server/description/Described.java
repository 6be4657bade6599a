package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.UnifiedModel;

/**
 * A unified resource of one vendor.
 *
 * @param connector the vendor
 * @param resource how the vendor gives it
 * @param model what its records are mapped to
 */
record Described(Connector connector, Resource resource, UnifiedModel model) {

  /** The first part of the model's name, such as {@code ats}. */
  String unifiedModel() {
    return model.name().substring(0, model.name().indexOf('/'));
  }

  /** The second part of the model's name, such as {@code candidates}. */
  String unifiedResource() {
    return model.name().substring(model.name().indexOf('/') + 1);
  }
}
