/** Laying overlays over connectors: field by field, checked as the connectors are. */
@NullMarked
package dev.mapwright.engine.connector.load.overlay;

import org.jspecify.annotations.NullMarked;
