/** Traces of requests, sent to a collector by OTLP; the only package that knows OpenTelemetry. */
@NullMarked
package dev.mapwright.server.trace;

import org.jspecify.annotations.NullMarked;
