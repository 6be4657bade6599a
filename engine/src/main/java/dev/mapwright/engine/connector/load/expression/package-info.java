/**
 * Expressions and templates of a connector file: what they may read, and what is wrong with them.
 */
@NullMarked
package dev.mapwright.engine.connector.load.expression;

import org.jspecify.annotations.NullMarked;
