/** Walking a source: its pages, its parents, its place to resume from. */
@NullMarked
package dev.mapwright.engine.walk;

import org.jspecify.annotations.NullMarked;
