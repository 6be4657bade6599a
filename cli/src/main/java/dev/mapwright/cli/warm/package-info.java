/** {@code mapwright warm}: what the start cache of the JVM learns from. */
@NullMarked
package dev.mapwright.cli.warm;

import org.jspecify.annotations.NullMarked;
