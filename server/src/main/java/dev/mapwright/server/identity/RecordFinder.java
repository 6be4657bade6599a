package dev.mapwright.server.identity;

import dev.mapwright.engine.account.Account;
import java.util.Optional;
import java.util.UUID;

/** From ids of ours to those of vendors. */
public final class RecordFinder {
  private final IdentityIndex index;

  /** By what an index knows. */
  public RecordFinder(IdentityIndex index) {
    this.index = index;
  }

  /** The vendor's id of a record; empty if there is none. */
  public Optional<String> find(Account account, String resource, UUID id) {
    return index.remoteId(account.id(), resource, id);
  }
}
