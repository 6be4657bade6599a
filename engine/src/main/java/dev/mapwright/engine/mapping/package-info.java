/** Field-keyed mappings, compiled into a plan and run record by record. */
@NullMarked
package dev.mapwright.engine.mapping;

import org.jspecify.annotations.NullMarked;
