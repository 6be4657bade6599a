@NullMarked
package dev.mapwright.engine.mapping;

import org.jspecify.annotations.NullMarked;
