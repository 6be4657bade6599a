package dev.mapwright.cli.trial;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.failure.EngineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended.
 *
 * @param meta what it took, and what was lost
 * @param records how many were read
 * @param more whether the vendor has further ones
 * @param took in all
 * @param failure what ended it before its time; null for nothing
 */
record Tried(
    Meta meta, long records, boolean more, Duration took, @Nullable EngineException failure) {}
