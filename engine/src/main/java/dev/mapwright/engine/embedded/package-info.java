/** The engine put together, for programs that read candidates by it within their own process. */
@NullMarked
package dev.mapwright.engine.embedded;

import org.jspecify.annotations.NullMarked;
