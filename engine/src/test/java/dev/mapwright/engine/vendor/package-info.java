/** A vendor on loopback for tests of the engine as a whole. */
@NullMarked
package dev.mapwright.engine.vendor;

import org.jspecify.annotations.NullMarked;
