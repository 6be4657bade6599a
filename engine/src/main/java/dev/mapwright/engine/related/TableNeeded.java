package dev.mapwright.engine.related;

/**
 * An expression asks for a row of a table that has not been fetched. It is given up, the table is
 * fetched, and it is evaluated again: a vendor's slowness must not count as the expression's.
 */
final class TableNeeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TableRelation table;

  TableNeeded(TableRelation table) {
    super("table needed", null, false, false);
    this.table = table;
  }

  TableRelation table() {
    return table;
  }
}
