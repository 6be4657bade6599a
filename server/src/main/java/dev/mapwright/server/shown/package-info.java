/** Connectors' requests and the engine's plans, shown as JSON. */
@NullMarked
package dev.mapwright.server.shown;

import org.jspecify.annotations.NullMarked;
