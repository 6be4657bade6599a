/** What expressions may say, and how they fail. */
@NullMarked
package dev.mapwright.engine.expression;

import org.jspecify.annotations.NullMarked;
