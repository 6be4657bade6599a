/** Holds the house: which room may lean on which, over all modules. */
@NullMarked
package dev.mapwright.architecture;

import org.jspecify.annotations.NullMarked;
