package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.load.Load;
import dev.mapwright.benchmarks.load.Load.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A gateway that is running, and how it is asked. */
record Gateway(Child child, Targets targets) implements AutoCloseable {
  /** The requests for a form, which take turns, when so many connections ask. */
  interface Targets {
    List<Target> of(String form, int connections);
  }

  /** The body of its answer to the first of the requests for a form. */
  byte[] answer(String form) throws IOException, InterruptedException {
    Target target = targets.of(form, 1).getFirst();
    return child.await(target.path(), target.headers());
  }

  /** Load that is not measured, after each of its requests has been made once. */
  void warm(String form, Duration time) throws IOException, InterruptedException {
    for (Target target : targets.of(form, 8)) {
      child.await(target.path(), target.headers());
    }
    Load.run(child.port(), targets.of(form, 8), 8, time);
  }

  @Override
  public void close() {
    child.close();
  }
}
