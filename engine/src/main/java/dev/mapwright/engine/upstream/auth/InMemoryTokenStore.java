package dev.mapwright.engine.upstream.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps tokens as long as the process lives. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  private record Entry(String credentials, TokenState state) {}

  @Override
  public @Nullable TokenState load(TokenKey key) {
    Entry entry = entries.get(key.account());
    return entry != null && entry.credentials.equals(key.credentials()) ? entry.state : null;
  }

  @Override
  public void save(TokenKey key, TokenState state) {
    entries.put(key.account(), new Entry(key.credentials(), state));
  }

  @Override
  public <T> T exclusively(TokenKey key, Supplier<T> work) {
    ReentrantLock lock = locks.computeIfAbsent(key.account(), _ -> new ReentrantLock());
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
