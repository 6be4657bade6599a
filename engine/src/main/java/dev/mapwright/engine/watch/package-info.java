/** What happens while the engine answers, told to whoever watches: logs, metrics, traces. */
@NullMarked
package dev.mapwright.engine.watch;

import org.jspecify.annotations.NullMarked;
