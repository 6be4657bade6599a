/** From YAML nodes to a connector, with every problem of the file at once. */
@NullMarked
package dev.mapwright.engine.connector.load;

import org.jspecify.annotations.NullMarked;
