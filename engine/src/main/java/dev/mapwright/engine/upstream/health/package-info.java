/** How vendors have fared lately, for each account: when to ask no more for a while. */
@NullMarked
package dev.mapwright.engine.upstream.health;

import org.jspecify.annotations.NullMarked;
