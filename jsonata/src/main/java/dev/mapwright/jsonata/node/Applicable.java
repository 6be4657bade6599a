package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import org.jspecify.annotations.Nullable;

/** A call that {@code ~>} can give its left side as the first argument. */
interface Applicable {
  @Nullable Object applyTo(
      Run run, @Nullable Object[] frame, @Nullable Object input, @Nullable Object first);
}
