/** A connector as immutable data: what one vendor's YAML file says, checked and complete. */
@NullMarked
package dev.mapwright.engine.connector;

import org.jspecify.annotations.NullMarked;
