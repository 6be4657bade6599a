/** The built-in functions, by topic. */
@NullMarked
package dev.mapwright.jsonata.function;

import org.jspecify.annotations.NullMarked;
