/** The server under callers, failing vendors and edits for as long as one likes. */
@org.jspecify.annotations.NullMarked
package dev.mapwright.cli.soak;
