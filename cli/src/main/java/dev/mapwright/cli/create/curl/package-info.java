/** Drafts from curl commands. */
@NullMarked
package dev.mapwright.cli.create.curl;

import org.jspecify.annotations.NullMarked;
