package dev.mapwright.engine.yaml.schema;

import java.time.Duration;

/** From and to, both inclusive. */
public record TimeRange(Duration from, Duration to) {}
