package dev.mapwright.engine.query;

import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.upstream.request.RequestParts;
import java.util.List;

/**
 * How a list is answered: which source, what the vendor is asked to do, what is left to the engine.
 *
 * @param source the source chosen
 * @param natives the filters given to the vendor
 * @param addition what they and a native sort add to each request of the source
 * @param variables what every request of the call sees, {@code $where} and {@code $terms} included
 * @param residual what the engine checks on mapped records
 * @param inOrder whether the vendor sorts as asked, or no sort was asked for
 * @param impossible whether the filters contradict each other, so that no call is needed
 */
public record Plan(
    Source source,
    List<NativeFilter> natives,
    RequestParts addition,
    Variables variables,
    List<Filter> residual,
    boolean inOrder,
    boolean impossible) {
  public Plan {
    natives = List.copyOf(natives);
    residual = List.copyOf(residual);
  }

  /** The same for records that have passed the filters. */
  public Plan withoutFilters() {
    return new Plan(source, natives, addition, variables, List.of(), inOrder, impossible);
  }
}
