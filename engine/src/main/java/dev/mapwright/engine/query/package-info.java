/** The unified query, what of it a vendor does natively, and cursors. */
@NullMarked
package dev.mapwright.engine.query;

import org.jspecify.annotations.NullMarked;
