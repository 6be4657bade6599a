/** Fetching what must stand beside a record to fill its fields. */
@NullMarked
package dev.mapwright.engine.related;

import org.jspecify.annotations.NullMarked;
