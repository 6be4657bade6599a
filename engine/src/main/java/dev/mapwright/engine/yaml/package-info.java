/** YAML read into nodes that know their line and column. */
@NullMarked
package dev.mapwright.engine.yaml;

import org.jspecify.annotations.NullMarked;
