package dev.mapwright.engine;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.query.Plan;
import java.util.Set;

/**
 * How a list would be answered; nothing was asked of the vendor for it.
 *
 * @param resource what is listed
 * @param plan the source chosen, what the vendor does and what is left to the engine
 * @param pageSize how many records a page of the vendor has, at most; 0 = as the vendor likes
 * @param fetched names of the relations that are fetched
 * @param detail whether the record of get is fetched for each row
 * @param missing names of relations, and {@code detail}, that wanted fields read but that are not
 *     fetched
 * @param partial the dotted unified fields that stay empty for that
 */
public record Explanation(
    Resource resource,
    Plan plan,
    int pageSize,
    Set<String> fetched,
    boolean detail,
    Set<String> missing,
    Set<String> partial) {
  public Explanation {
    fetched = Set.copyOf(fetched);
    missing = Set.copyOf(missing);
    partial = Set.copyOf(partial);
  }
}
