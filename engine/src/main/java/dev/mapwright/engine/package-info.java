/** The engine's façade: list, get and stream unified records of an account. */
@NullMarked
package dev.mapwright.engine;

import org.jspecify.annotations.NullMarked;
