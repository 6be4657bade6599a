/** {@code mapwright test}: runs the fixtures of connectors. */
@NullMarked
package dev.mapwright.cli.test;

import org.jspecify.annotations.NullMarked;
