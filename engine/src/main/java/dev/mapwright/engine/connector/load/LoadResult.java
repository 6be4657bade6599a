package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a connector file.
 *
 * @param connector the connector; null where an error keeps it from being used
 * @param problems errors and warnings in the order of the file, without warnings that are waived
 * @param waivers which warnings are waived, for those who look further
 */
public record LoadResult(@Nullable Connector connector, List<Problem> problems, Waivers waivers) {
  public LoadResult {
    problems = List.copyOf(problems);
  }

  /** All problems as they are printed. */
  public String render() {
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
  }
}
