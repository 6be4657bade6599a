package dev.mapwright.server.store;

/** What servers have taken of the requests that may be made in a time. Thread-safe. */
public final class QuotaTable {
  private final Database database;

  QuotaTable(Database database) {
    this.database = database;
  }

  /**
   * What was taken.
   *
   * @param given how many were there to be taken; 0 for none
   * @param left how many are there still
   */
  public record Taken(int given, int left) {}

  /**
   * Takes some of the requests of a window.
   *
   * @param name whose
   * @param begun when the window began, in milliseconds since 1970
   * @param most how many the window has
   * @param wanted how many are to be taken
   */
  public Taken take(String name, long begun, int most, int wanted) {
    return database.inTransaction(handle -> {
      handle.execute(
          "INSERT INTO quota (name, begun, taken) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
          name,
          begun);
      handle.execute(
          "UPDATE quota SET begun = ?, taken = 0 WHERE name = ? AND begun < ?", begun, name, begun);
      int taken =
          handle
              .select("SELECT taken FROM quota WHERE name = ? FOR UPDATE", name)
              .mapTo(Integer.class)
              .one();
      int given = Math.clamp((long) most - taken, 0, wanted);
      if (given > 0) {
        handle.execute("UPDATE quota SET taken = taken + ? WHERE name = ?", given, name);
      }
      return new Taken(given, Math.max(0, most - taken - given));
    });
  }
}
