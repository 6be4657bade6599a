package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.AccountRow;
import dev.mapwright.server.store.AccountTable;
import dev.mapwright.server.store.Remembered;
import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that were made while the server ran, in the store, their credentials sealed. One that is
 * {@linkplain Remembered remembered} is read on while the database is away. Thread-safe.
 */
public final class StoredAccounts {
  private static final int MOST_KNOWN = 50_000;

  private final Keeper keeper;
  private final AccountOverlays overlays;
  private final StoredApps apps;
  private final AccountTable table;
  private final Map<String, Connector> connectors;
  private final InstantSource clock;
  private final Remembered<String, Optional<AccountEntry>> known;
  private final Remembered<String, Optional<String>> knownTokens;

  /**
   * In the keeper's store.
   *
   * @param connectors by name; not copied, see {@link #connectorsChanged}
   */
  public StoredAccounts(
      Keeper keeper,
      Map<String, Connector> connectors,
      AccountOverlays overlays,
      InstantSource clock) {
    this.overlays = overlays;
    this.keeper = keeper;
    this.table = keeper.store().accounts();
    this.connectors = Collections.unmodifiableMap(connectors);
    this.clock = clock;
    this.apps = new StoredApps(keeper, clock);
    Store store = keeper.store();
    this.known = new Remembered<>(store, clock, MOST_KNOWN, id -> table.find(id).map(this::entry));
    this.knownTokens =
        new Remembered<>(store, clock, MOST_KNOWN, token -> table.findByToken(hash(token)));
  }

  /** Accounts are read by the connectors that are there now. */
  public void connectorsChanged() {
    known.forgetAll();
  }

  /**
   * A new account, checked.
   *
   * @param credentials as they were pasted
   * @param token by which callers name it
   */
  public record New(
      String id,
      Connector connector,
      @Nullable String tenantId,
      @Nullable String environment,
      Map<String, String> credentials,
      String token) {
    @Override
    public String toString() {
      return "new account " + id;
    }
  }

  /**
   * What is to change; null for what stays.
   *
   * @param credentials all of them, as they shall be
   */
  public record Change(
      @Nullable String tenantId,
      @Nullable String environment,
      @Nullable Boolean isBlocked,
      @Nullable Map<String, String> credentials) {
    @Override
    public String toString() {
      return "change";
    }
  }

  /** The account of an id. */
  Optional<AccountEntry> find(String id) {
    return known.get(id);
  }

  /** The account with this token. */
  Optional<AccountEntry> findByToken(String token) {
    return knownTokens.get(token).flatMap(this::find);
  }

  /** Accounts in the order of their ids. */
  List<AccountEntry> page(
      AccountTable.Filter filter, String after, int limit, Predicate<String> isWanted) {
    List<AccountEntry> page = new ArrayList<>();
    String from = after;
    while (true) {
      List<AccountRow> rows = table.page(filter, from, limit);
      for (AccountRow row : rows) {
        if (page.size() < limit && isWanted.test(row.id())) {
          page.add(entry(row));
        }
      }
      if (page.size() == limit || rows.size() < limit) {
        return page;
      }
      from = rows.getLast().id();
    }
  }

  /** The connectors that have such accounts. */
  List<Connector> connectors() {
    return table.connectors().stream()
        .flatMap(name -> Optional.ofNullable(connectors.get(name)).stream())
        .toList();
  }

  /** Adds an account whose id and token nobody else has. */
  public AccountTable.Added add(New account) {
    long now = clock.millis();
    AccountTable.Added added =
        table.add(
            new AccountRow(
                account.id,
                account.connector.name(),
                account.tenantId,
                account.environment,
                false,
                now,
                now,
                sealed(account.id, account.credentials),
                null),
            hash(account.token));
    known.forget(account.id);
    knownTokens.forgetAll();
    return added;
  }

  /** Changes an account; empty if there is none. */
  public Optional<AccountEntry> change(String id, Change change) {
    Optional<AccountEntry> changed =
        table
            .update(
                id,
                change.credentials != null,
                row ->
                    new AccountRow(
                        row.id(),
                        row.connector(),
                        change.tenantId == null ? row.tenantId() : change.tenantId,
                        change.environment == null ? row.environment() : change.environment,
                        change.isBlocked == null ? row.isBlocked() : change.isBlocked,
                        row.createdAt(),
                        clock.millis(),
                        change.credentials == null
                            ? row.credentials()
                            : sealed(id, change.credentials),
                        row.overlay()))
            .map(this::entry);
    known.forget(id);
    return changed;
  }

  /** The operator's apps that were put over HTTP. */
  public StoredApps apps() {
    return apps;
  }

  /** How overlays are laid. */
  public AccountOverlays overlays() {
    return overlays;
  }

  /**
   * Lays something over an account's connector, which was found right.
   *
   * @param overlay null for nothing more
   * @return whether there is such an account
   */
  public boolean lay(String id, @Nullable String overlay) {
    boolean done = table.lay(id, overlay, clock.millis());
    known.forget(id);
    return done;
  }

  /** Removes an account and its token; whether there was one. */
  public boolean remove(String id) {
    boolean removed = table.remove(id);
    known.forget(id);
    knownTokens.forgetAll();
    return removed;
  }

  private SealedValue sealed(String id, Map<String, String> credentials) {
    return keeper.seal().seal(Json.writeBytes(credentials), AccountTable.place(id));
  }

  private AccountEntry entry(AccountRow row) {
    Map<String, String> pasted = new LinkedHashMap<>();
    Object opened = Json.read(keeper.seal().open(row.credentials(), AccountTable.place(row.id())));
    ((Map<?, ?>) opened).forEach((name, value) -> pasted.put((String) name, (String) value));
    Connector connector = connectors.get(row.connector());
    return new AccountEntry(
        connector == null
            ? new Account(row.id(), AccountEntry.missing(row.connector()), pasted)
            : new Account(row.id(), connector, CredentialCheck.check(connector, pasted).fields()),
        row.tenantId(),
        row.environment(),
        row.isBlocked(),
        connector == null,
        row.overlay(),
        new AccountEntry.Made(
            Instant.ofEpochMilli(row.createdAt()), Instant.ofEpochMilli(row.updatedAt())));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
