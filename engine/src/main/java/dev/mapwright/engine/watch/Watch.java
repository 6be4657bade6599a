package dev.mapwright.engine.watch;

/** Watches what is done for one request of a caller's, on whichever threads. Thread-safe. */
public interface Watch {

  /** What the request is called in logs. */
  String id();

  /** Takes notice; at once, since this is called in the middle of things, and without throwing. */
  void see(EngineEvent event);
}
