/** Moments: read from the forms that vendors and callers write, given out in one. */
@NullMarked
package dev.mapwright.engine.time;

import org.jspecify.annotations.NullMarked;
