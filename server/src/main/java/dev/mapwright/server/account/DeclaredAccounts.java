package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of the accounts file, by id. Immutable and safe for any thread. */
public final class DeclaredAccounts {
  private final List<AccountEntry> inOrder;
  private final SequencedMap<String, AccountEntry> byId;
  private final Map<String, AccountEntry> byToken;
  private final Apps apps;
  private final @Nullable AccountOverlays overlays;

  /**
   * Of accounts whose ids differ.
   *
   * @param tokens by the account's id, all different; an account without one has its id
   */
  DeclaredAccounts(Collection<AccountEntry> entries, Map<String, String> tokens) {
    this(entries, tokens, Apps.NONE, null);
  }

  /**
   * The same with the apps of the file.
   *
   * @param overlays how their overlays are laid; null where none has one
   */
  DeclaredAccounts(
      Collection<AccountEntry> entries,
      Map<String, String> tokens,
      Apps apps,
      @Nullable AccountOverlays overlays) {
    this.apps = apps;
    this.overlays = overlays;
    SequencedMap<String, AccountEntry> map = new LinkedHashMap<>();
    Map<String, AccountEntry> tokenMap = new HashMap<>();
    for (AccountEntry entry : entries) {
      map.put(entry.id(), entry);
      tokenMap.put(tokens.getOrDefault(entry.id(), entry.id()), entry);
    }
    this.inOrder = List.copyOf(map.values());
    this.byId = Collections.unmodifiableSequencedMap(map);
    this.byToken = Map.copyOf(tokenMap);
  }

  /** The account of an id; null if there is none. */
  @Nullable AccountEntry find(String id) {
    return byId.get(id);
  }

  /** The account that a caller names by its token; empty if there is none. */
  Optional<AccountEntry> findByToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** How their overlays are laid; null where none has one. */
  @Nullable AccountOverlays overlays() {
    return overlays;
  }

  /** The operator's apps. */
  Apps apps() {
    return apps;
  }

  Set<String> ids() {
    return byId.keySet();
  }

  /** All of them, in the order of their definition. */
  public List<AccountEntry> entries() {
    return inOrder;
  }

  /** The account of an id. */
  public Account account(String id) {
    AccountEntry entry = byId.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no account " + id);
    }
    return entry.account();
  }
}
