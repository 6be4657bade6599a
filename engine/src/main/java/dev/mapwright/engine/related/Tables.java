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

/** Small tables of accounts, kept for as long as their connector says. Thread-safe. */
public final class Tables {
  private static final int MAX_ROWS = 200_000;

  private final Cache<Key, Kept> tables =
      Caffeine.newBuilder()
          .maximumWeight(MAX_ROWS)
          .weigher((Key _, Kept kept) -> 1 + kept.rows().size())
          .expireAfter(Expiry.creating((Key _, Kept kept) -> kept.time()))
          .build();

  Map<String, List<Object>> get(
      Account account, Related.Table table, Supplier<Map<String, List<Object>>> fetch) {
    Duration keep = table.keep();
    if (keep == null) {
      return fetch.get();
    }
    Key key = new Key(account.id(), account.connector().name(), table.name());
    Kept kept = tables.getIfPresent(key);
    if (kept == null) {
      kept = new Kept(Map.copyOf(fetch.get()), keep);
      tables.put(key, kept);
    }
    return kept.rows();
  }

  private record Key(String account, String connector, String table) {}

  private record Kept(Map<String, List<Object>> rows, Duration time) {}
}
