package dev.mapwright.server.http;

import dev.mapwright.engine.watch.EngineEvent;
import java.time.Duration;
import java.util.List;

/** Watches the server's requests. Thread-safe; never throws, and takes next to no time. */
@FunctionalInterface
public interface RequestObserver {

  /** A request has come. What is returned is told what becomes of it. */
  Observation begin(ServerRequest request);

  /** Of one request. Told on several threads. */
  @FunctionalInterface
  interface Observation {
    /** It has been answered, or has broken off. */
    void end(int status, Duration took);

    /** Something happened for it. */
    default void see(EngineEvent event) {}
  }

  /** All of them. */
  static RequestObserver all(List<RequestObserver> observers) {
    List<RequestObserver> each = List.copyOf(observers);
    return request -> {
      List<Observation> begun = each.stream().map(observer -> observer.begin(request)).toList();
      request.notes().tell(begun);
      return (status, took) -> begun.forEach(observation -> observation.end(status, took));
    };
  }
}
