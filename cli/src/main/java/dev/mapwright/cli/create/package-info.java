/** {@code mapwright new}: a connector with its fixtures to start from. */
@NullMarked
package dev.mapwright.cli.create;

import org.jspecify.annotations.NullMarked;
