package dev.mapwright.server.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Facts of a database by name, such as the key of its hashes. Thread-safe. */
public final class FactTable {
  private final Database database;

  FactTable(Database database) {
    this.database = database;
  }

  /**
   * A fact; made where it is not there, once for all servers.
   *
   * @param name at most 40 characters
   * @param first at most 64 bytes
   */
  public byte[] getOrMake(String name, Supplier<byte[]> first) {
    return database.inTransaction(handle -> {
      Optional<byte[]> there = find(handle, name);
      if (there.isPresent()) {
        return there.get();
      }
      handle.execute(
          "INSERT INTO fact (name, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
          name,
          first.get());
      return find(handle, name).orElseThrow();
    });
  }

  private static Optional<byte[]> find(Handle handle, String name) {
    return handle
        .select("SELECT content FROM fact WHERE name = ?", name)
        .mapTo(byte[].class)
        .findOne();
  }
}
