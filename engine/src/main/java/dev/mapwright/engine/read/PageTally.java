package dev.mapwright.engine.read;

import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * How many of a vendor page's records could not be mapped. A page of nothing else is a failure: the
 * connector does not fit, and leaving all out would look like an empty list. Belongs to one thread.
 */
final class PageTally {
  /** One record alone may be an odd one. */
  private static final int FEWEST = 2;

  private int leftOut;
  private int size;
  private @Nullable Loss last;

  /** One of its records cannot be mapped. */
  void leaveOut(Loss why) {
    leftOut++;
    last = why;
    check();
  }

  /** All of its records have been read: so many, with those that an earlier call read. */
  void complete(int records) {
    size = records;
    check();
  }

  private void check() {
    Loss why = last;
    if (why != null && size >= FEWEST && leftOut == size) {
      throw nothingFits("None of the " + size + " records of a page", why);
    }
  }

  /** The failure where no record can be mapped. */
  static ConnectorException nothingFits(String what, Loss why) {
    return new ConnectorException(
        what + " can be mapped: `" + why.field() + "` " + why.came(), why.place());
  }
}
