/** One way of writing a YAML file: reads it with its comments, and writes it by rule. */
@NullMarked
package dev.mapwright.engine.yaml.format;

import org.jspecify.annotations.NullMarked;
