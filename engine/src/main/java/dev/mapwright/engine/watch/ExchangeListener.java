package dev.mapwright.engine.watch;

/**
 * Is shown what goes to vendors and comes back while a request of a caller's is answered, on
 * whichever threads. Thread-safe.
 */
public interface ExchangeListener {

  /** How many characters of a body it is shown, at most. */
  int bodyCharacters();

  /** Takes notice; at once, since this is called in the middle of things, and without throwing. */
  void see(VendorExchange exchange);
}
