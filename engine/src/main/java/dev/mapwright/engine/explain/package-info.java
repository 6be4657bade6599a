/** Where each field of a mapped record comes from, and why it is empty. */
@NullMarked
package dev.mapwright.engine.explain;

import org.jspecify.annotations.NullMarked;
