package dev.mapwright.engine.related;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Related;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Small tables of accounts, kept for as long as their connector says. Thread-safe. */
public final class Tables {
  private final Cache<Key, Kept> tables;

  /** Keeps at most so many rows. */
  public Tables(int rows) {
    this.tables =
        Caffeine.newBuilder()
            .maximumWeight(rows)
            .weigher((Key _, Kept kept) -> 1 + kept.table().rows().size())
            .expireAfter(Expiry.creating((Key _, Kept kept) -> kept.time()))
            .build();
  }

  Table get(Account account, Related.Table definition, Supplier<Table> fetch) {
    Duration keep = definition.keep();
    if (keep == null) {
      return fetch.get();
    }
    Key key = new Key(account.scope(), account.connector().name(), definition.name());
    Kept kept = tables.getIfPresent(key);
    if (kept == null) {
      kept = new Kept(fetch.get(), keep);
      tables.put(key, kept);
    }
    return kept.table();
  }

  /**
   * What was read of a table.
   *
   * @param rows by key
   * @param problem why it is not there as a whole, or null
   */
  record Table(Map<String, List<Object>> rows, @Nullable String problem) {
    Table {
      rows = Map.copyOf(rows);
    }
  }

  private record Key(String account, String connector, String table) {}

  private record Kept(Table table, Duration time) {}
}
