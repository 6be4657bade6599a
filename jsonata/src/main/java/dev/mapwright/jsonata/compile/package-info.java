/** From the syntax tree to executable nodes: names become slots. */
@NullMarked
package dev.mapwright.jsonata.compile;

import org.jspecify.annotations.NullMarked;
