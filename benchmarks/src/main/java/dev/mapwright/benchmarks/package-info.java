/** Measures the JSONata module against mappings written by hand and against other libraries. */
@NullMarked
package dev.mapwright.benchmarks;

import org.jspecify.annotations.NullMarked;
