@NullMarked
package dev.mapwright.benchmarks.report;

import org.jspecify.annotations.NullMarked;
