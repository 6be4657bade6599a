/** The HTTP client. The only package that knows Vert.x. */
@NullMarked
package dev.mapwright.engine.upstream.vertx;

import org.jspecify.annotations.NullMarked;
