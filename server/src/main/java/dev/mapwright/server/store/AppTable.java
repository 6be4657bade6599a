package dev.mapwright.server.store;

import java.util.List;

/** The operator's own apps at vendors, a few, sealed. Thread-safe. */
public final class AppTable {
  static final SealedColumn COLUMN = new SealedColumn("app", "connector");

  private final Database database;

  AppTable(Database database) {
    this.database = database;
  }

  /** What an app is sealed for. */
  public static String place(String connector) {
    return COLUMN.place(connector);
  }

  /** All of them, in the order of their connectors. */
  public List<AppRow> all() {
    return database.inTransaction(handle ->
        handle
            .select("SELECT connector, updated_at, key_id, sealed FROM app ORDER BY connector")
            .map((row, _) ->
                new AppRow(
                    row.getString(1),
                    row.getLong(2),
                    new SealedValue(row.getString(3), row.getBytes(4))))
            .list());
  }

  /** Keeps an app, in place of the one that the connector has. */
  public void put(AppRow row) {
    database.inTransaction(handle -> {
      handle.execute(
          "INSERT INTO app (connector, updated_at, key_id, sealed) VALUES (?, ?, ?, ?) ON CONFLICT"
              + " DO NOTHING",
          row.connector(),
          row.updatedAt(),
          row.sealed().keyId(),
          row.sealed().bytes());
      return handle.execute(
          "UPDATE app SET updated_at = ?, key_id = ?, sealed = ? WHERE connector = ?",
          row.updatedAt(),
          row.sealed().keyId(),
          row.sealed().bytes(),
          row.connector());
    });
  }

  /** Removes the app of a connector; whether there was one. */
  public boolean remove(String connector) {
    return database.inTransaction(
        handle -> handle.execute("DELETE FROM app WHERE connector = ?", connector) > 0);
  }
}
