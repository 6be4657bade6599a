package dev.mapwright.server.explain;

import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.server.http.JsonTree;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many calls a plan takes at least: with one key for each record, and with every record passing
 * the filters.
 *
 * @param explanation the plan
 */
record CallCount(Explanation explanation) {
  private static final int RESULTS = 100;

  /** By page of the vendor, by 100 results, and once for the whole list. */
  Map<String, @Nullable Object> value() {
    if (explanation.plan().impossible()) {
      return counts(0L, 0L, 0L);
    }
    int page = explanation.pageSize();
    boolean known = page > 0 && page < Integer.MAX_VALUE;
    Long perPage = known ? 1 + callsBesideRows(page) : null;
    Long perHundred = known ? parts(RESULTS, page) + callsBesideRows(RESULTS) : null;
    return counts(perPage, perHundred, callsOnce());
  }

  private static Map<String, @Nullable Object> counts(
      @Nullable Long perPage, @Nullable Long perHundred, long once) {
    return JsonTree.of("per_vendor_page", perPage)
        .with("per_100_results", perHundred)
        .with("once", once)
        .value();
  }

  /** The calls for what stands beside so many records. */
  private long callsBesideRows(int records) {
    long relations =
        fetched()
            .mapToLong(related ->
                switch (related) {
                  case Related.Batched batched -> parts(records, batched.size());
                  case Related.PerKey _ -> records;
                  case Related.Table _, Related.Rows _ -> 0;
                })
            .sum();
    return relations + (explanation.fetched().detail() ? records : 0);
  }

  /** Tables, and the list that the source is repeated over. */
  private long callsOnce() {
    long tables = fetched().filter(Related.Table.class::isInstance).count();
    Source.From from = explanation.plan().source().from();
    return tables + (from != null && from.keys() instanceof Source.Keys.Rows ? 1 : 0);
  }

  private Stream<Related> fetched() {
    return explanation.resource().related().values().stream()
        .filter(related -> explanation.fetched().relations().contains(related.name()));
  }

  private static long parts(int records, int size) {
    return ((long) records + size - 1) / size;
  }
}
