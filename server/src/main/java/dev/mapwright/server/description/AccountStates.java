package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import java.util.List;
import java.util.Set;

/** Tells in which state accounts are at their vendors. Thread-safe. */
@FunctionalInterface
public interface AccountStates {
  /** Where nobody remembers it. */
  AccountStates UNKNOWN = _ -> Set.of();

  /** The ids of those among them whose owners have to authorise them anew. */
  Set<String> needingReauth(List<Account> accounts);
}
