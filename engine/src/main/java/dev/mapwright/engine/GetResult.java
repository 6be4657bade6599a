package dev.mapwright.engine;

import dev.mapwright.engine.model.UnifiedRecord;

/**
 * One unified record and what it took.
 *
 * @param record the record
 * @param meta what it took
 */
public record GetResult(UnifiedRecord record, Meta meta) {}
