/** The command {@code mapwright}: where its parts come together. */
@NullMarked
package dev.mapwright.cli;

import org.jspecify.annotations.NullMarked;
