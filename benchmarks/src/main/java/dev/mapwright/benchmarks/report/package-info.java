/** What measurements found, and the forms in which it is shown: a table, a page, a chart, JSON. */
@NullMarked
package dev.mapwright.benchmarks.report;

import org.jspecify.annotations.NullMarked;
