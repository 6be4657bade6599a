package dev.mapwright.server.store;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Secrets of the server itself, sealed, by name. Thread-safe. */
public final class SecretTable {
  static final SealedColumn COLUMN = new SealedColumn("secret", "name");

  private final Database database;

  SecretTable(Database database) {
    this.database = database;
  }

  /**
   * A secret; made where it is not there, once for all servers.
   *
   * @param first seals a new one, for the place that it is given
   */
  public SealedValue getOrMake(String name, Function<String, SealedValue> first) {
    return database.inTransaction(handle -> {
      Optional<SealedValue> there = find(handle, name);
      if (there.isPresent()) {
        return there.get();
      }
      SealedValue made = first.apply(place(name));
      handle.execute(
          "INSERT INTO secret (name, key_id, sealed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          name,
          made.keyId(),
          made.bytes());
      return find(handle, name).orElseThrow();
    });
  }

  /** What a secret of that name is sealed for. */
  public static String place(String name) {
    return COLUMN.place(name);
  }

  private static Optional<SealedValue> find(Handle handle, String name) {
    return handle
        .select("SELECT key_id, sealed FROM secret WHERE name = ?", name)
        .map((row, _) -> new SealedValue(row.getString(1), row.getBytes(2)))
        .findOne();
  }
}
