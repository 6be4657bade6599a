@NullMarked
package dev.mapwright.engine.upstream.rate;

import org.jspecify.annotations.NullMarked;
