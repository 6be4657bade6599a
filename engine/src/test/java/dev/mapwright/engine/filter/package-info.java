@NullMarked
package dev.mapwright.engine.filter;

import org.jspecify.annotations.NullMarked;
