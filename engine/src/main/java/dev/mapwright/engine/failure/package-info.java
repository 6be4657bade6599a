/** What can go wrong in a call, told apart by whose fault it is. */
@NullMarked
package dev.mapwright.engine.failure;

import org.jspecify.annotations.NullMarked;
