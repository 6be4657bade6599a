/** What is measured, part by part, and the command that does it. */
@NullMarked
package dev.mapwright.benchmarks.run;

import org.jspecify.annotations.NullMarked;
