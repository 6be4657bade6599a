/** The bounds of an engine. */
@NullMarked
package dev.mapwright.engine.limit;

import org.jspecify.annotations.NullMarked;
