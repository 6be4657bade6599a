package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.load.Load;
import dev.mapwright.benchmarks.load.Load.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A gateway that is running, and how it is asked. */
record Gateway(Child child, Targets targets) implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final int WARM = 1_000;

  /** The requests for a form, which take turns, when so many connections ask. */
  interface Targets {
    List<Target> of(String form, int connections);
  }

  /** The body of its answer to the first of the requests for a form. */
  byte[] answer(String form) throws IOException, InterruptedException {
    Target target = targets.of(form, 1).getFirst();
    return child.await(target.path(), target.headers());
  }

  /**
   * Load that is not measured, after each of its requests has been made once: so long, and until
   * the JVM has compiled what {@value #WARM} pages let it compile, but never four times as long.
   */
  void warm(String form, Duration time) throws IOException, InterruptedException {
    List<Target> requests = targets.of(form, CONNECTIONS);
    for (Target target : requests) {
      child.await(target.path(), target.headers());
    }
    int answers = 0;
    for (int i = 0; i < 4 && answers < WARM; i++) {
      answers += Load.run(child.port(), requests, CONNECTIONS, time).answers();
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
