/**
 * JSONata4Java as a second evaluator. Its types stay in this package.
 *
 * <p>It deviates from the reference: a ternary on an object or array gives the condition itself,
 * and there is no {@code ??}, {@code ?:}, {@code @}, {@code #}, transform, signature or partial
 * application. Numbers beyond 2^53 lose digits where it computes with them.
 */
@NullMarked
package dev.mapwright.engine.expression.jsonata4java;

import org.jspecify.annotations.NullMarked;
