/** {@code mapwright dev}: what each save of a connector changes, at once. */
@NullMarked
package dev.mapwright.cli.dev;

import org.jspecify.annotations.NullMarked;
