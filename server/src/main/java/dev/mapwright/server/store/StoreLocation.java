package dev.mapwright.server.store;

import java.nio.file.Path;

/** Where the database is. */
public sealed interface StoreLocation {

  /** A file in a folder, which only one server at a time can have. */
  record Folder(Path path) implements StoreLocation {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A PostgreSQL server, which several servers may share. */
  record Server(PostgresAddress address) implements StoreLocation {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** In a folder, made where it is not there. */
  static StoreLocation in(Path folder) {
    return new Folder(folder);
  }

  /**
   * At a PostgreSQL server.
   *
   * @param url such as {@code postgresql://user:password@host:5432/database}
   * @throws IllegalArgumentException if it is none; the message shows no password
   */
  static StoreLocation at(String url) {
    return new Server(PostgresAddress.of(url));
  }
}
