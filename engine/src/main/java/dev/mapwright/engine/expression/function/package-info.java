/**
 * The functions that the connector language adds to JSONata, each with examples that a test runs.
 */
@NullMarked
package dev.mapwright.engine.expression.function;

import org.jspecify.annotations.NullMarked;
