/** How things look on the wire: percent-encoding, parameters, bodies, links, moments. */
@NullMarked
package dev.mapwright.engine.upstream.wire;

import org.jspecify.annotations.NullMarked;
