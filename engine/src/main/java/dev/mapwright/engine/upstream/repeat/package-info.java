/** Answers that come again just as they came before, and what was made of them. */
@NullMarked
package dev.mapwright.engine.upstream.repeat;

import org.jspecify.annotations.NullMarked;
