@NullMarked
package dev.mapwright.engine.problem;

import org.jspecify.annotations.NullMarked;
