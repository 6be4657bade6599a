/** What the process says of itself on its error stream: which lines, and in which form. */
@NullMarked
package dev.mapwright.cli.log;

import org.jspecify.annotations.NullMarked;
