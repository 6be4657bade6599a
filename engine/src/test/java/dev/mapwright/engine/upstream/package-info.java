@NullMarked
package dev.mapwright.engine.upstream;

import org.jspecify.annotations.NullMarked;
