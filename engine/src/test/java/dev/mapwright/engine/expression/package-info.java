@NullMarked
package dev.mapwright.engine.expression;

import org.jspecify.annotations.NullMarked;
