package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.config.ConfigOptions;
import dev.mapwright.cli.config.Configuration;
import dev.mapwright.cli.config.EffectiveSettings;
import dev.mapwright.cli.log.LogOptions;
import dev.mapwright.cli.store.StoreOptions;
import dev.mapwright.cli.vendor.VendorOptions;
import dev.mapwright.engine.account.file.DeclaredAccounts;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.Observers;
import dev.mapwright.server.Parts;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.LiveConnectors;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.budget.StoredBudgets;
import dev.mapwright.server.connect.ConnectSettings;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.metrics.ServerMetrics;
import dev.mapwright.server.seal.DeferredKey;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.sync.SyncSettings;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.token.StoredTokens;
import dev.mapwright.server.trace.OtlpTraces;
import dev.mapwright.server.unified.EngineRuntime;
import dev.mapwright.server.webhook.Webhooks;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mapwright serve}. */
@Command(
    name = "serve",
    description = "Serves the unified API over the accounts of a file, until it is stopped.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by a signal (SIGINT, SIGTERM)",
      "1:the accounts have problems",
      "2:the command line is wrong",
      "3:the file of accounts is missing, the port is taken, the database cannot be used, or memory"
          + " ran out"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;
  private final Configuration configuration;

  @Mixin private ConfigOptions configOptions = new ConfigOptions();
  @Mixin private ListenOptions listen = new ListenOptions();
  @Mixin private TlsOptions tls = new TlsOptions();
  @Mixin private TokenOption tokenOption = new TokenOption();
  @Mixin private AccountOptions accountOptions = new AccountOptions();
  @Mixin private ConnectorOptions connectorOptions = new ConnectorOptions();
  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private VendorOptions vendorOptions = new VendorOptions();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private SyncOptions syncOptions = new SyncOptions();
  @Mixin private LogOptions logOptions = new LogOptions();
  @Mixin private MetricsOptions metricsOptions = new MetricsOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();

  /** Writes to a terminal. */
  public ServeCommand(Terminal terminal, ProjectData project, Configuration configuration) {
    this.terminal = terminal;
    this.project = project;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws IOException {
    configuration.check(configOptions.command()).forEach(terminal.err()::println);
    if (configOptions.print()) {
      printSettings();
      return ExitCode.OK;
    }
    serve();
    return ExitCode.OK;
  }

  private void printSettings() {
    EffectiveSettings settings = EffectiveSettings.of(configOptions.command(), configuration);
    if (configOptions.json()) {
      terminal.out().println(Json.writePretty(settings.json()));
    } else {
      settings.lines().forEach(terminal.out()::println);
    }
  }

  private void serve() throws IOException {
    logOptions.apply();
    UnifiedModels models = project.models();
    ConnectorLoader loader = project.loader(models);
    OverlayLoader overlayLoader = new OverlayLoader(loader);
    ServedConnectors files = connectorOptions.files(project, loader, overlayLoader, terminal);
    LiveConnectors vendors = new LiveConnectors(files.read());
    DeclaredAccounts declared = accountOptions.readAtStart(vendors, overlayLoader, terminal);
    ServerSettings settings = settings();
    PublicAddress address = listen.publicAddress();
    List<Dialect> dialects = project.dialects(models);
    StoreLocation location = storeOptions.location();
    KeySource keys = storeOptions.keys();
    SyncSettings syncSettings = syncOptions.settings();
    EmbeddedEngine.Builder builder = engine(models);
    OtlpTraces traces = traceOptions.open(System.getenv());
    // From here on something is made: no option is wrong any more.
    vendorOptions.tell();
    ApiToken apiToken = tokenOption.token(terminal);
    Store store = Store.open(location);
    Keeper keeper = new Keeper(store, keys);
    keeper.advice().forEach(terminal.err()::println);
    EngineRuntime engine =
        EngineRuntime.open(
            builder
                .cursorKey(new DeferredKey(keeper::cursorKey))
                .tokens(new StoredTokens(store, keeper))
                .budgets(StoredBudgets.in(store)));
    IdentityIndex index = IdentityIndex.in(store, InstantSource.system());
    Observers observers =
        new Observers(
            new ServerMetrics(engine::state), traces == null ? List.of() : List.of(traces));
    Parts served =
        new Parts(engine.api(), new Accounts(declared, null), vendors, models, dialects, index)
            .with(
                Administration.of(keeper, vendors, overlayLoader, InstantSource.system()),
                new ConnectSettings(engine.consents(), address))
            .watchedBy(observers);
    Syncs syncs = Syncs.of(keeper, index, engine.api(), served.accounts(), models, syncSettings);
    Webhooks webhooks = new Webhooks(keeper, syncs.vault(), engine.outgoing());
    Parts parts = served.syncedBy(syncs, webhooks);
    Runnable accountsAgain =
        () -> accountOptions.readAgain(vendors, overlayLoader, parts.accounts(), terminal);
    try (OtlpTraces _ = traces;
        RunningServer server = RunningServer.start(settings, engine, keeper, parts, apiToken);
        JettyServer _ = metricsOptions.start(observers.metrics());
        FileWatch _ = accountOptions.watch(accountsAgain);
        FileWatch _ = files.watch(vendors, accountsAgain);
        FileWatch _ = tls.watch(server::renew, terminal)) {
      syncs.start();
      webhooks.start();
      terminal.out().println("Listening on " + settings.origin(server.port()));
      server.untilStopped();
    }
  }

  private ServerSettings settings() {
    ServerSettings.Builder settings = ServerSettings.builder();
    listen.applyTo(settings);
    limits.applyTo(settings);
    settings.tls(tls.read(terminal));
    return settings.build();
  }

  private EmbeddedEngine.Builder engine(UnifiedModels models) {
    EmbeddedEngine.Builder engine = EmbeddedEngine.builder().models(models);
    vendorOptions.applyTo(engine);
    limits.applyTo(engine);
    return engine;
  }
}
