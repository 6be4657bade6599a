@NullMarked
package dev.mapwright.engine.upstream.wire;

import org.jspecify.annotations.NullMarked;
