/** How vendor records become unified ones. */
@NullMarked
package dev.mapwright.engine.mapping;

import org.jspecify.annotations.NullMarked;
