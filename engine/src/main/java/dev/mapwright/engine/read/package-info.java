/** Reading: one list or get from its plan to unified records. */
@NullMarked
package dev.mapwright.engine.read;

import org.jspecify.annotations.NullMarked;
