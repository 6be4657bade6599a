/** Sources before a vendor on loopback. */
@NullMarked
package dev.mapwright.engine.walk;

import org.jspecify.annotations.NullMarked;
