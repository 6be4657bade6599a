/** Readers before a vendor on loopback. */
@NullMarked
package dev.mapwright.engine.read;

import org.jspecify.annotations.NullMarked;
