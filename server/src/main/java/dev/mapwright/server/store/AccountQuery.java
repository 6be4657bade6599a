package dev.mapwright.server.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of accounts in the order of their ids. For each set of filters the table has an
 * index that ends with the id, so that no row is read that is not on the page.
 *
 * @param after the id after which to begin; empty for the beginning
 */
record AccountQuery(AccountTable.Filter filter, String after, int limit) {

  /** A condition: a column that has a value. */
  private record Same(String column, Object value) {}

  /** What follows the columns and the table. */
  String clauses() {
    StringBuilder where = new StringBuilder(" WHERE id > ?");
    StringBuilder order = new StringBuilder(" ORDER BY ");
    for (Same same : conditions()) {
      where.append(" AND ").append(same.column).append(" = ?");
      // They are the same in all rows; named, they let H2 take the order of the index.
      order.append(same.column).append(", ");
    }
    return where.append(order).append("id LIMIT ?").toString();
  }

  /** What its question marks stand for. */
  Object[] values() {
    List<Object> values = new ArrayList<>();
    values.add(after);
    conditions().forEach(same -> values.add(same.value));
    values.add(limit);
    return values.toArray();
  }

  private List<Same> conditions() {
    List<Same> conditions = new ArrayList<>();
    add("tenant_id", filter.tenantId(), conditions);
    add("connector", filter.connector(), conditions);
    add("environment", filter.environment(), conditions);
    add("id", filter.id(), conditions);
    return conditions;
  }

  private static void add(String column, @Nullable String value, List<Same> into) {
    if (value != null) {
      into.add(new Same(column, value));
    }
  }
}
