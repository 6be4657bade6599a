package dev.mapwright.server.store;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The numbers that stand for accounts' resources and for fields, so that each record need not say
 * them. They are given once and never change. Thread-safe.
 */
public final class NumberTable {
  /** Hashes of a record have two bytes for the number of a field. */
  private static final int MOST_FIELDS = 1 << 16;

  private final Database database;
  private final Map<Scope, Integer> scopes = new ConcurrentHashMap<>();
  private final Map<String, Integer> fields = new ConcurrentHashMap<>();

  private record Scope(String account, String resource) {}

  NumberTable(Database database) {
    this.database = database;
  }

  /** The number of an account's resource. */
  public int scope(String account, String resource) {
    Scope scope = new Scope(account, resource);
    Integer known = scopes.get(scope);
    if (known == null) {
      known = database.inTransaction(handle -> scope(handle, scope));
      scopes.put(scope, known);
    }
    return known;
  }

  private static int scope(Handle handle, Scope scope) {
    handle.execute(
        "INSERT INTO scope (account, resource) VALUES (?, ?) ON CONFLICT DO NOTHING",
        scope.account,
        scope.resource);
    return handle
        .select(
            "SELECT number FROM scope WHERE account = ? AND resource = ?",
            scope.account,
            scope.resource)
        .mapTo(Integer.class)
        .one();
  }

  /** Sees to it that these fields have numbers. */
  public void know(Collection<String> names) {
    if (!fields.keySet().containsAll(names)) {
      Map<String, Integer> read =
          database.inTransaction(handle -> {
            for (String name : names) {
              handle.execute("INSERT INTO field (name) VALUES (?) ON CONFLICT DO NOTHING", name);
            }
            return handle
                .createQuery("SELECT name, number FROM field")
                .reduceRows(
                    new ConcurrentHashMap<String, Integer>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("name", String.class),
                          row.getColumn("number", Integer.class));
                      return all;
                    });
          });
      if (read.values().stream().anyMatch(number -> number >= MOST_FIELDS)) {
        throw new IllegalStateException("more fields than the index has numbers for");
      }
      fields.putAll(read);
    }
  }

  /** The number of a field that is {@linkplain #know known}. */
  public int field(String name) {
    return Objects.requireNonNull(fields.get(name));
  }
}
