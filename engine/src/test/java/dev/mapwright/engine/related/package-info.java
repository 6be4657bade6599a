/** Rows of other requests. */
@NullMarked
package dev.mapwright.engine.related;

import org.jspecify.annotations.NullMarked;
