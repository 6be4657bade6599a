package dev.mapwright.cli.diff;

import dev.mapwright.fixtures.difference.ConnectorDifference;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing a connector.
 *
 * @param name the connector's
 * @param difference null where there was nothing to compare
 * @param why there was not; null where there was
 */
record Compared(String name, @Nullable ConnectorDifference difference, @Nullable String why) {
  boolean isSame() {
    return difference != null && difference.isNone();
  }
}
