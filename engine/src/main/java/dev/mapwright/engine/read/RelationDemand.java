package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Related.Fetch;
import dev.mapwright.engine.connector.Resource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which related data a call fetches: what a wanted field reads, and what that in turn needs. One
 * call per record is made only under hydration or for a filter.
 *
 * @param relations the names of the relations to fetch
 * @param detail whether the record of get is fetched for each row
 * @param missing the names of relations, and {@code detail}, that wanted fields read but that are
 *     not fetched
 */
public record RelationDemand(Set<String> relations, boolean detail, Set<String> missing) {
  static final String DETAIL = "detail";

  public RelationDemand {
    relations = Set.copyOf(relations);
    missing = Set.copyOf(missing);
  }

  /**
   * The demand of a list or get.
   *
   * @param wanted variables that the wanted fields read
   * @param forFilter variables that filters and sort read
   * @param everything whether calls per record are allowed for all wanted fields
   */
  static RelationDemand of(
      Resource resource, Set<String> wanted, Set<String> forFilter, boolean everything) {
    Set<String> reads = closure(resource, Stream.of(wanted, forFilter).flatMap(Set::stream));
    Set<String> filterReads = closure(resource, forFilter.stream());
    boolean detail = reads.contains(DETAIL) && (everything || filterReads.contains(DETAIL));
    Set<String> relations = new HashSet<>();
    Set<String> missing = new HashSet<>();
    for (Related related : resource.related().values()) {
      if (!reads.contains(related.name())) {
        continue;
      }
      boolean fetch =
          related.fetch() == Fetch.WANTED || everything || filterReads.contains(related.name());
      (fetch ? relations : missing).add(related.name());
    }
    if (reads.contains(DETAIL) && !detail) {
      missing.add(DETAIL);
    }
    return new RelationDemand(relations, detail, missing);
  }

  /** The names and whatever the keys and requests of relations among them read. */
  private static Set<String> closure(Resource resource, Stream<String> names) {
    Set<String> all = new HashSet<>(names.toList());
    for (Related related : resource.related().reversed().values()) {
      if (all.contains(related.name())) {
        related.expressions().forEach(e -> all.addAll(e.reads().variables()));
      }
    }
    return all;
  }
}
