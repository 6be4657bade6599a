/** Filters on unified records: what they say and whether a record matches. */
@NullMarked
package dev.mapwright.engine.filter;

import org.jspecify.annotations.NullMarked;
