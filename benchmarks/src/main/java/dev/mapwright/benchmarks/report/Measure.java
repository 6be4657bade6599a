package dev.mapwright.benchmarks.report;

/**
 * What is measured, a column of a table.
 *
 * @param name with its unit, as it heads the column
 * @param digits after the point
 * @param compared whether a ratio to the others is of interest
 */
public record Measure(String name, int digits, boolean compared) {}
