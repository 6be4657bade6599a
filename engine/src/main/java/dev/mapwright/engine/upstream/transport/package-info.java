/** The small interface behind which an HTTP client lies. */
@NullMarked
package dev.mapwright.engine.upstream.transport;

import org.jspecify.annotations.NullMarked;
