@NullMarked
package dev.mapwright.engine.yaml.schema;

import org.jspecify.annotations.NullMarked;
