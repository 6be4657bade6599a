package dev.mapwright.engine.loss;

import dev.mapwright.engine.failure.ConnectorException;

/** A record cannot be mapped. In a list it is left out; alone it is a failure. */
public final class Unmappable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Loss loss;

  /** With what is told of it, of the kind {@link Loss.Kind#RECORD}. */
  public Unmappable(Loss loss) {
    super(loss.field() + " " + loss.came(), null, false, false);
    this.loss = loss;
  }

  /** What is told of it. */
  public Loss loss() {
    return loss;
  }

  /** The failure of a call that cannot do without the record. */
  public ConnectorException asFailure() {
    return new ConnectorException(
        "A record cannot be mapped: `" + loss.field() + "` " + loss.came(), loss.place());
  }
}
