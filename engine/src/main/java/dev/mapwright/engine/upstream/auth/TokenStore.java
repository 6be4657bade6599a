package dev.mapwright.engine.upstream.auth;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps tokens. Thread-safe. A shared one lets several servers use one token. */
public interface TokenStore {

  /** What is known, or null. */
  @Nullable TokenState load(TokenKey key);

  /** Keeps a state; what the account had with other credentials is forgotten. */
  void save(TokenKey key, TokenState state);

  /**
   * Does some work while nobody else, on any server that shares this store, does such work for the
   * same account.
   */
  <T> T exclusively(TokenKey key, Supplier<T> work);
}
