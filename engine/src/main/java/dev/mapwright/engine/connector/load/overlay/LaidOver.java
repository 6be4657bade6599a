package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of laying an overlay over a connector.
 *
 * @param connector with the overlay merged in; null where an error keeps it from being used
 * @param problems errors, and warnings about the overlay itself
 */
public record LaidOver(@Nullable Connector connector, List<Problem> problems) {
  public LaidOver {
    problems = List.copyOf(problems);
  }
}
