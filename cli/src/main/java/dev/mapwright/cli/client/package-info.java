/** Asks a running server. */
@NullMarked
package dev.mapwright.cli.client;

import org.jspecify.annotations.NullMarked;
