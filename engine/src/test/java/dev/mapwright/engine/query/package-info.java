/** How lists are planned, and the cursors that come of it. */
@NullMarked
package dev.mapwright.engine.query;

import org.jspecify.annotations.NullMarked;
