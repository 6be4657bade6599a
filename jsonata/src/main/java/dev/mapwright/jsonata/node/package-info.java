/** The executable form of an expression: one small object for each construct. */
@NullMarked
package dev.mapwright.jsonata.node;

import org.jspecify.annotations.NullMarked;
