/** {@code mapwright try}: one call of a vendor, with all that goes out and comes back. */
@NullMarked
package dev.mapwright.cli.trial;

import org.jspecify.annotations.NullMarked;
