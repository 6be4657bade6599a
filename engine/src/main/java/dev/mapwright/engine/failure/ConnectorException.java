package dev.mapwright.engine.failure;

import dev.mapwright.engine.problem.Place;

/** The connector's file does not fit what the vendor answered, or is wrong in itself. */
public final class ConnectorException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  /** With the place in the connector's file. */
  public ConnectorException(String message, Place place) {
    super(message + " (" + place + ")", null);
    this.place = place;
  }

  private ConnectorException(String message, ConnectorException same) {
    super(message, null);
    this.place = same.place;
    setStackTrace(same.getStackTrace());
  }

  /** The same in other words. */
  public ConnectorException saying(String message) {
    return new ConnectorException(message, this);
  }

  /** Where in the connector's file. */
  public Place place() {
    return place;
  }
}
