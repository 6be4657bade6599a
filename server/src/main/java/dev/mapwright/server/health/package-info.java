/** Tells whoever watches over the server how it is. */
@NullMarked
package dev.mapwright.server.health;

import org.jspecify.annotations.NullMarked;
