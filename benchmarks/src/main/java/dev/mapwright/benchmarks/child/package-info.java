/** The processes that are measured, and what the system counts of them. */
@NullMarked
package dev.mapwright.benchmarks.child;

import org.jspecify.annotations.NullMarked;
