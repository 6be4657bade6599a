/**
 * Typed reading of YAML files: keys, kinds and shapes, every problem at once, and the JSON Schema.
 */
@NullMarked
package dev.mapwright.engine.yaml.schema;

import org.jspecify.annotations.NullMarked;
