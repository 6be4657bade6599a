/** From what an expression gives to the kind of value that the unified field takes. */
@NullMarked
package dev.mapwright.engine.mapping.finish;

import org.jspecify.annotations.NullMarked;
