package dev.mapwright.server.account;

import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.AppRow;
import dev.mapwright.server.store.AppTable;
import dev.mapwright.server.store.Remembered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The operator's apps that were put over HTTP, in the store, sealed. Thread-safe. */
public final class StoredApps {
  private static final String ALL = "";

  private final Keeper keeper;
  private final AppTable table;
  private final InstantSource clock;
  private final Remembered<String, SequencedMap<String, Stored>> known;

  StoredApps(Keeper keeper, InstantSource clock) {
    this.keeper = keeper;
    this.table = keeper.store().apps();
    this.clock = clock;
    this.known = new Remembered<>(keeper.store(), clock, 1, _ -> read());
  }

  /**
   * An app. Its text form does not show it.
   *
   * @param fields account fields by their names
   */
  public record Stored(Map<String, String> fields, Instant updatedAt) {
    public Stored {
      fields = Map.copyOf(fields);
    }

    /** Which app it is; no secret, as it stands in the address of the vendor's consent page. */
    public String clientId() {
      return fields.getOrDefault(Apps.ID, "");
    }

    @Override
    public String toString() {
      return "app of " + updatedAt;
    }
  }

  /** All of them, by their connectors. */
  public SequencedMap<String, Stored> all() {
    return known.get(ALL);
  }

  /** Keeps an app of a connector, in place of the one that it has. */
  public void put(String connector, String clientId, String clientSecret) {
    Map<String, String> fields = Map.of(Apps.ID, clientId, Apps.SECRET, clientSecret);
    table.put(
        new AppRow(
            connector,
            clock.millis(),
            keeper.seal().seal(Json.writeBytes(fields), AppTable.place(connector))));
    known.forgetAll();
  }

  /** Removes the app of a connector; whether there was one. */
  public boolean remove(String connector) {
    boolean removed = table.remove(connector);
    known.forgetAll();
    return removed;
  }

  private SequencedMap<String, Stored> read() {
    SequencedMap<String, Stored> apps = new LinkedHashMap<>();
    for (AppRow row : table.all()) {
      Map<String, String> fields = new LinkedHashMap<>();
      Object opened = Json.read(keeper.seal().open(row.sealed(), AppTable.place(row.connector())));
      ((Map<?, ?>) opened).forEach((name, value) -> fields.put((String) name, (String) value));
      apps.put(row.connector(), new Stored(fields, Instant.ofEpochMilli(row.updatedAt())));
    }
    return Collections.unmodifiableSequencedMap(apps);
  }
}
