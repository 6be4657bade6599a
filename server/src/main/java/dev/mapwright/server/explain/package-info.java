/** How a call would be answered, as JSON: plans and connectors' requests. */
@NullMarked
package dev.mapwright.server.explain;

import org.jspecify.annotations.NullMarked;
