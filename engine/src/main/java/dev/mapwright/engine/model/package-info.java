/** Unified models: the fields that applications read, and how values are finished for them. */
@NullMarked
package dev.mapwright.engine.model;

import org.jspecify.annotations.NullMarked;
