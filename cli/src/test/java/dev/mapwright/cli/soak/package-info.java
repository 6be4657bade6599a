/** The server under callers, failing vendors and edits for as long as one likes. */
@NullMarked
package dev.mapwright.cli.soak;

import org.jspecify.annotations.NullMarked;
