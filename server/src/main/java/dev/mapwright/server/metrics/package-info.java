/**
 * What the server counts and times, in the form that Prometheus reads; the only package that knows
 * Micrometer.
 */
@NullMarked
package dev.mapwright.server.metrics;

import org.jspecify.annotations.NullMarked;
