package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.Parts;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.dialect.file.Dialects;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.seal.DeferredKey;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.unified.EngineRuntime;
import dev.mapwright.server.webhook.Webhooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server's syncs, without its HTTP. */
final class SyncRig implements AutoCloseable {
  static final String RESOURCE = "candidates";

  final Store store;
  final Keeper keeper;
  final Syncs syncs;
  final EngineRuntime engine;
  final Webhooks webhooks;
  private final SyncParts parts;
  private final Accounts accounts;
  private final IdentityIndex index;

  SyncRig(StoreLocation location, Path keys, Vendor vendor, Connector connector) {
    this(location, keys, vendor, List.of(Vendor.account("mill", connector)), SyncSettings.DEFAULT);
  }

  SyncRig(
      StoreLocation location,
      Path keys,
      Vendor vendor,
      List<Account> accounts,
      SyncSettings settings) {
    this(location, keys, vendor.elsewhere(), accounts, settings);
  }

  SyncRig(
      StoreLocation location,
      Path keys,
      Map<URI, URI> elsewhere,
      List<Account> accounts,
      SyncSettings settings) {
    this.store = Store.open(location);
    this.keeper = new Keeper(store, KeySource.in(keys));
    UnifiedModels models = UnifiedModels.bundled();
    this.engine =
        EngineRuntime.open(
            EmbeddedEngine.builder()
                .models(models)
                .elsewhere(elsewhere)
                .nowhereElse()
                .cursorKey(new DeferredKey(keeper::cursorKey)));
    this.accounts = new Accounts(accounts);
    this.index = IdentityIndex.in(store, InstantSource.system());
    this.parts = SyncParts.of(keeper, index, engine.api(), this.accounts, models, settings);
    this.syncs = Syncs.of(keeper, index, engine.api(), this.accounts, models, settings);
    this.webhooks = new Webhooks(keeper, syncs.vault(), engine.outgoing());
  }

  /** A server over them, whose syncs do nothing by themselves before they are started. */
  TestServer serve() {
    LinkedHashMap<String, Connector> connectors = new LinkedHashMap<>();
    accounts.connectors().forEach(connector -> connectors.put(connector.name(), connector));
    UnifiedModels models = UnifiedModels.bundled();
    ExpressionLanguage language = new JsonataLanguage();
    Administration by =
        Administration.of(
            keeper,
            connectors,
            new OverlayLoader(new ConnectorLoader(language, models)),
            InstantSource.system());
    return TestServer.of(
        new Parts(
                engine.api(),
                accounts,
                connectors,
                models,
                Dialects.bundled(language, models),
                index)
            .with(by)
            .syncedBy(syncs, webhooks),
        ServerSettings.local(0));
  }

  /** One run, now and here, of whatever is due. */
  SyncRunRow run(String account, String kind) {
    SyncRunRow asked = syncs.ask(account, RESOURCE, kind);
    goOn();
    return store.syncRuns().find(asked.number()).orElseThrow();
  }

  /** A full run of the account {@code mill}, which must be complete. */
  SyncRunRow full() {
    return complete(run("mill", SyncRunRow.FULL));
  }

  SyncRunRow incremental() {
    return complete(run("mill", SyncRunRow.INCREMENTAL));
  }

  private static SyncRunRow complete(SyncRunRow run) {
    assertThat(run.state()).as(String.valueOf(run.error())).isEqualTo(SyncRunRow.COMPLETE);
    return run;
  }

  /** Does what is due. */
  void goOn() {
    Optional<SyncTable.Sync> taken = store.syncs().claim("here", SyncWorkers.LEASE);
    assertThat(taken).as("something is due").isPresent();
    new SyncRun(parts, taken.get(), "here").run();
    syncs.forget();
  }

  SyncTable.Sync sync(String account) {
    return syncs.find(account, RESOURCE).orElseThrow();
  }

  /** What is kept, by the vendor's id: the fields, or null where it is gone. */
  Map<String, @Nullable Map<String, Object>> kept(String account) {
    Map<String, @Nullable Map<String, Object>> kept = new TreeMap<>();
    for (SyncedRow row : changes(account, 0)) {
      byte[] sealed = row.sealed();
      kept.put(
          row.remoteId(), sealed == null ? null : syncs.vault().open(account, row.id(), sealed));
    }
    return kept;
  }

  List<SyncedRow> changes(String account, long after) {
    List<SyncedRow> all = new ArrayList<>();
    long from = after;
    while (true) {
      List<SyncedRow> some = store.synced().changes(sync(account).row().scope(), from, 500);
      if (some.isEmpty()) {
        return all;
      }
      all.addAll(some);
      from = some.getLast().change();
    }
  }

  /** Waits until something is as it should be. */
  static void until(String what, Duration patience, BooleanSupplier isSo)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    syncs.close();
    webhooks.close();
    engine.close();
    store.close();
  }
}
