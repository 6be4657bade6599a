/** How lists are answered that take longer than a call. */
@NullMarked
package dev.mapwright.server.turn;

import org.jspecify.annotations.NullMarked;
