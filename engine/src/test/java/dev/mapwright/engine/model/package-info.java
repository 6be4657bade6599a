/** What the unified models hold. */
@NullMarked
package dev.mapwright.engine.model;

import org.jspecify.annotations.NullMarked;
