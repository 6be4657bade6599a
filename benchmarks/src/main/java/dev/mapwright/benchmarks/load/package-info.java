/** Connections that ask, each as soon as it has its answer. */
@NullMarked
package dev.mapwright.benchmarks.load;

import org.jspecify.annotations.NullMarked;
