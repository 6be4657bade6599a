/** The memory that vendors' answers, and what is made of them, may take at once. */
@NullMarked
package dev.mapwright.engine.upstream.memory;

import org.jspecify.annotations.NullMarked;
