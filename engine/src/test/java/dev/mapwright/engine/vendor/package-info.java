/** A vendor on loopback, and connectors to it, for tests. */
@NullMarked
package dev.mapwright.engine.vendor;

import org.jspecify.annotations.NullMarked;
