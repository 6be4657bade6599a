@NullMarked
package dev.mapwright.engine.upstream.token;

import org.jspecify.annotations.NullMarked;
