package dev.mapwright.server.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** All sealed values, whatever table they are in. Thread-safe. */
public final class SealedValues {
  private final Database database;
  private final List<SealedColumn> columns;

  SealedValues(Database database, List<SealedColumn> columns) {
    this.database = database;
    this.columns = List.copyOf(columns);
  }

  /** The ids of all keys that are needed to open them. */
  public Set<String> keyIds() {
    return database.inTransaction(handle -> {
      Set<String> ids = new LinkedHashSet<>();
      columns.forEach(column -> ids.addAll(column.keyIds(handle)));
      return ids;
    });
  }

  /**
   * Seals by one key what others sealed, some hundred at a time, while the server works.
   *
   * @param keyId the key's id
   * @param reseal from a value and its place to the value sealed by that key
   * @return how many there were
   */
  public int reseal(String keyId, BiFunction<SealedValue, String, SealedValue> reseal) {
    int all = 0;
    for (SealedColumn column : columns) {
      int some;
      do { // what others have sealed meanwhile is found when it is gone through again
        some = resealAll(column, keyId, reseal);
        all += some;
      } while (some > 0);
    }
    return all;
  }

  private int resealAll(
      SealedColumn column, String keyId, BiFunction<SealedValue, String, SealedValue> reseal) {
    int all = 0;
    String after = "";
    while (true) {
      String from = after;
      List<SealedColumn.Placed> some =
          database.inTransaction(handle -> some(handle, column, keyId, from, reseal));
      if (some.isEmpty()) {
        return all;
      }
      all += some.size();
      after = some.getLast().name();
    }
  }

  private static List<SealedColumn.Placed> some(
      Handle handle,
      SealedColumn column,
      String keyId,
      String after,
      BiFunction<SealedValue, String, SealedValue> reseal) {
    List<SealedColumn.Placed> before = column.sealedByOthers(handle, keyId, after);
    List<SealedValue> anew = new ArrayList<>();
    before.forEach(placed -> anew.add(reseal.apply(placed.value(), column.place(placed.name()))));
    if (!before.isEmpty()) {
      column.replace(handle, before, anew);
    }
    return before;
  }
}
