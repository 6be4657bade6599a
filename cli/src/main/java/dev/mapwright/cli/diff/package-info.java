/** {@code mapwright diff}: what changes on the fixtures between two forms of connectors. */
@NullMarked
package dev.mapwright.cli.diff;

import org.jspecify.annotations.NullMarked;
