/** A vendor that costs next to nothing, so that what is measured is the gateway. */
@NullMarked
package dev.mapwright.benchmarks.vendor;

import org.jspecify.annotations.NullMarked;
