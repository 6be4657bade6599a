package dev.mapwright.engine.connector.load.check;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.schema.CheckedMap;

/**
 * Finds lists beside the records that take over a pagination by number which nothing but an empty
 * page ends. Vendors do not page every small list, and one that ignores the number answers the same
 * rows again, which is an error of the whole call.
 */
public final class InheritedPages {
  private InheritedPages() {}

  /**
   * Checks a list and the one that it is repeated over.
   *
   * @param fields the list's own
   */
  public static void check(Source source, CheckedMap fields, Problems problems) {
    if (!fields.has("pagination") && endsByEmptyPage(source.pagination())) {
      problems.warning(
          "inherited-pages",
          fields.place(),
          "This list takes its pagination from above, and only an empty page ends it. If the vendor"
              + " does not page this list, it gives the same rows again, and the call fails.",
          "Give it a 'pagination' of its own, as the vendor documents it: 'none', or what holds"
              + " here.");
    }
    CheckedMap from = fields.fields("from");
    if (from != null
        && source.from() != null
        && source.from().keys() instanceof Source.Keys.Rows(Source parents)) {
      check(parents, from, problems);
    }
  }

  private static boolean endsByEmptyPage(Pagination pagination) {
    return pagination.countsRows() && pagination.end().equals(Pagination.End.BY_ITSELF);
  }
}
