/** Results for people. */
@NullMarked
package dev.mapwright.cli.print;

import org.jspecify.annotations.NullMarked;
