/** Expressions and templates behind one small interface, whichever evaluator runs them. */
@NullMarked
package dev.mapwright.engine.expression;

import org.jspecify.annotations.NullMarked;
