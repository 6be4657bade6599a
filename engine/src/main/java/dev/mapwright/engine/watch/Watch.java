package dev.mapwright.engine.watch;

import org.jspecify.annotations.Nullable;

/** Watches what is done for one request of a caller's, on whichever threads. Thread-safe. */
public interface Watch {

  /** What the request is called in logs. */
  String id();

  /** Takes notice; at once, since this is called in the middle of things, and without throwing. */
  void see(EngineEvent event);

  /** Who is shown what goes to vendors and comes back, which costs something; null for nobody. */
  default @Nullable ExchangeListener exchanges() {
    return null;
  }

  /** One that shows what goes to vendors and comes back, and takes notice of nothing else. */
  static Watch showing(String id, ExchangeListener listener) {
    return new Watch() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void see(EngineEvent event) {}

      @Override
      public ExchangeListener exchanges() {
        return listener;
      }
    };
  }
}
