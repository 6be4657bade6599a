/** What callers send in the body of a request. */
@NullMarked
package dev.mapwright.server.body;

import org.jspecify.annotations.NullMarked;
