/** How moments are read and written. */
@NullMarked
package dev.mapwright.engine.time;

import org.jspecify.annotations.NullMarked;
