/** Keys: those of callers, and those that seal secrets. */
@NullMarked
package dev.mapwright.cli.key;

import org.jspecify.annotations.NullMarked;
