/** {@code mapwright explain}: where each field of a record comes from, and why it is empty. */
@NullMarked
package dev.mapwright.cli.explain;

import org.jspecify.annotations.NullMarked;
