/** {@code mapwright validate}: what is wrong with connector files. */
@NullMarked
package dev.mapwright.cli.validate;

import org.jspecify.annotations.NullMarked;
