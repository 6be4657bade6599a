/** Bodies of answers: what they are wrapped in, and how many of them are held. */
@NullMarked
package dev.mapwright.engine.upstream.body;

import org.jspecify.annotations.NullMarked;
