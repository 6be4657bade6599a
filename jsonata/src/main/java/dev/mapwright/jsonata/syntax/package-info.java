/** From the text of an expression to its syntax tree. */
@NullMarked
package dev.mapwright.jsonata.syntax;

import org.jspecify.annotations.NullMarked;
