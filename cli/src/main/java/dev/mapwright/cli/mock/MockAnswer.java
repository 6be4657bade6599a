package dev.mapwright.cli.mock;

import java.time.Duration;

/**
 * What a played vendor answered.
 *
 * @param took until the answer was there
 * @param fault what was wrong with it, on wish; empty for nothing
 */
record MockAnswer(int status, Duration took, String fault) {}
