/** What the dialects ask of the engine. */
@NullMarked
package dev.mapwright.server.unified;

import org.jspecify.annotations.NullMarked;
