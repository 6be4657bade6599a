/** Calls in the form of a dialect: from the request to the unified call, and back. */
@NullMarked
package dev.mapwright.server.dialect.serve;

import org.jspecify.annotations.NullMarked;
