@NullMarked
package dev.mapwright.engine.upstream.vertx;

import org.jspecify.annotations.NullMarked;
