package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Source;
import java.util.Set;

/**
 * What a list fetches beside its rows, known without reading anything.
 *
 * @param relations names of the relations that are fetched
 * @param detail whether what get answers is fetched for each row
 * @param missing names of relations, and {@code detail}, that wanted fields read but that are not
 *     fetched
 * @param partial the dotted unified fields that stay empty for that
 */
public record FetchPlan(
    Set<String> relations, boolean detail, Set<String> missing, Set<String> partial) {
  public FetchPlan {
    relations = Set.copyOf(relations);
    missing = Set.copyOf(missing);
    partial = Set.copyOf(partial);
  }

  /** What a list fetches for the records that it gives out. */
  public static FetchPlan of(RowSelection selection) {
    RelationDemand demand = selection.demand();
    boolean replaces = selection.source().detail() == Source.Detail.ALWAYS;
    return new FetchPlan(
        demand.relations(), replaces || demand.detail(), demand.missing(), selection.partial());
  }
}
