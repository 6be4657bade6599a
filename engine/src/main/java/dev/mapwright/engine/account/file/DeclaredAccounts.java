package dev.mapwright.engine.account.file;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.ConnectorException;
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
  private final List<DeclaredAccount> inOrder;
  private final SequencedMap<String, DeclaredAccount> byId;
  private final Map<String, DeclaredAccount> byToken;
  private final Apps apps;
  private final @Nullable AccountOverlays overlays;

  /**
   * Of accounts whose ids differ.
   *
   * @param tokens by the account's id, all different; an account without one has its id
   */
  public DeclaredAccounts(Collection<DeclaredAccount> entries, Map<String, String> tokens) {
    this(entries, tokens, Apps.NONE, null);
  }

  /**
   * The same with the apps of the file.
   *
   * @param overlays how their overlays are laid; null where none has one
   */
  DeclaredAccounts(
      Collection<DeclaredAccount> entries,
      Map<String, String> tokens,
      Apps apps,
      @Nullable AccountOverlays overlays) {
    this.apps = apps;
    this.overlays = overlays;
    SequencedMap<String, DeclaredAccount> map = new LinkedHashMap<>();
    Map<String, DeclaredAccount> tokenMap = new HashMap<>();
    for (DeclaredAccount entry : entries) {
      map.put(entry.id(), entry);
      tokenMap.put(tokens.getOrDefault(entry.id(), entry.id()), entry);
    }
    this.inOrder = List.copyOf(map.values());
    this.byId = Collections.unmodifiableSequencedMap(map);
    this.byToken = Map.copyOf(tokenMap);
  }

  /** The account of an id; null if there is none. */
  public @Nullable DeclaredAccount find(String id) {
    return byId.get(id);
  }

  /** The account that a caller names by its token; empty if there is none. */
  public Optional<DeclaredAccount> findByToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /**
   * An account with its overlay.
   *
   * @throws ConnectorException if its overlay does not fit any more
   */
  public Account overlaid(DeclaredAccount entry) {
    String overlay = entry.overlay();
    return overlay == null || overlays == null
        ? entry.account()
        : overlays.over(entry.account(), overlay);
  }

  /** The operator's apps. */
  public Apps apps() {
    return apps;
  }

  /** Their ids. */
  public Set<String> ids() {
    return byId.keySet();
  }

  /** All of them, in the order of their definition. */
  public List<DeclaredAccount> entries() {
    return inOrder;
  }

  /** The account of an id. */
  public Account account(String id) {
    DeclaredAccount entry = byId.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no account " + id);
    }
    return entry.account();
  }
}
