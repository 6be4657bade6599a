/**
 * JSONata4Java as a second evaluator. Its types stay in this package.
 *
 * <p>It knows less of JSONata than connectors use, and means some of it otherwise. {@link
 * dev.mapwright.engine.expression.jsonata4java.Rewriting} says the same in words that it means as
 * the reference does; what stays different is listed in {@code docs/jsonata.md}.
 */
@NullMarked
package dev.mapwright.engine.expression.jsonata4java;

import org.jspecify.annotations.NullMarked;
