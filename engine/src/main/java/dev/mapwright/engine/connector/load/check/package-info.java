/** Checks of a connector file that look at more than one key. */
@NullMarked
package dev.mapwright.engine.connector.load.check;

import org.jspecify.annotations.NullMarked;
