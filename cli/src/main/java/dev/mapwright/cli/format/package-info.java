/** {@code mapwright fmt}: writes connector files in one way. */
@NullMarked
package dev.mapwright.cli.format;

import org.jspecify.annotations.NullMarked;
