package dev.mapwright.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists for nothing but their ids, and notes them. A walk ends at the page with the id that
 * is looked for, at the end of the list, or at its bounds; the next one goes on from there.
 */
final class IdWalks {
  /** So that a client which waits half a minute is left time to get what was found. */
  static final Duration MOST_TIME = Duration.ofSeconds(15);

  /** Ten thousand records where a page has a hundred; what a vendor allows in a minute or more. */
  private static final int MOST_CALLS = 100;

  private static final int BATCH = 500;
  private static final CallOptions BOUNDS = new CallOptions(MOST_TIME, MOST_CALLS, false, false);
  private static final Wants ID_ONLY = new Wants(false, Set.of(), false);

  /** Whole lists are not read again within it, whatever ids are made up. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Records that came in before a walk's place are found by the next walk but one. */
  private static final Duration PLACE_LIFETIME = Duration.ofMinutes(10);

  private static final int MOST_ACCOUNTS = 10_000;

  private final UnifiedApi api;
  private final IdentityIndex index;
  private final Cache<Scope, String> places;
  private final Cache<Scope, Boolean> fresh;

  /** A resource of an account. */
  record Scope(String account, String resource) {}

  /** How a walk ended. */
  enum End {
    /** At the id that was looked for. */
    FOUND,
    /** At the end of the list. */
    WHOLE,
    /** At the bounds. */
    CUT
  }

  IdWalks(UnifiedApi api, IdentityIndex index, InstantSource clock) {
    this.api = api;
    this.index = index;
    this.places = cache(PLACE_LIFETIME, clock);
    this.fresh = cache(FRESH, clock);
  }

  private static <V> Cache<Scope, V> cache(Duration lifetime, InstantSource clock) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_ACCOUNTS)
        .expireAfterWrite(lifetime)
        .ticker(ticker(clock))
        .<Scope, V>build();
  }

  static Ticker ticker(InstantSource clock) {
    return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  /** Whether the whole list was read a moment ago. */
  boolean isFresh(Scope scope) {
    return fresh.getIfPresent(scope) != null;
  }

  /** Reads on. One walk at a time for a scope. */
  End walk(Account account, String resource, UUID sought) {
    Scope scope = new Scope(account.id(), resource);
    if (isFresh(scope)) {
      return End.WHOLE;
    }
    String place = places.getIfPresent(scope);
    try {
      return new Walk(account, resource, place, sought).run();
    } catch (CallerException e) {
      if (place == null || e.kind() != CallerException.Kind.CURSOR_EXPIRED) {
        throw e;
      }
      return new Walk(account, resource, null, sought).run();
    }
  }

  private final class Walk {
    private final Account account;
    private final String resource;
    private final Scope scope;
    private final UUID sought;
    private final RecordStream stream;
    private final List<String> batch = new ArrayList<>();
    private boolean found;

    Walk(Account account, String resource, @Nullable String from, UUID sought) {
      this.account = account;
      this.resource = resource;
      this.scope = new Scope(account.id(), resource);
      this.sought = sought;
      this.stream =
          api.stream(
              new ListCall(account, resource, Query.ALL, ID_ONLY, Integer.MAX_VALUE, from, BOUNDS));
    }

    End run() {
      try {
        return read();
      } catch (DeadlineException e) {
        stopAt(e.cursor() == null ? stream.cursor() : e.cursor());
        return End.CUT;
      } finally {
        stream.close();
        note();
      }
    }

    private End read() {
      for (UnifiedRecord record = stream.next(); record != null; record = stream.next()) {
        batch.add(record.id());
        found |= RecordIds.of(account.id(), resource, record.id()).equals(sought);
        if (batch.size() == BATCH || !stream.isReady()) {
          note();
          String here = found ? stream.cursor() : null;
          if (here != null) {
            places.put(scope, here);
            return End.FOUND;
          }
        }
      }
      places.invalidate(scope);
      fresh.put(scope, true);
      return End.WHOLE;
    }

    private void stopAt(@Nullable String cursor) {
      if (cursor != null) {
        places.put(scope, cursor);
      }
    }

    private void note() {
      index.noteIds(account.id(), resource, batch);
      batch.clear();
    }
  }
}
