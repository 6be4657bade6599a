@NullMarked
package dev.mapwright.engine;

import org.jspecify.annotations.NullMarked;
