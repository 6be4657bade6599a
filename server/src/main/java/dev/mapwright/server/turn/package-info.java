/** Answers that take longer than one call of the engine. */
@NullMarked
package dev.mapwright.server.turn;

import org.jspecify.annotations.NullMarked;
