package dev.mapwright.cli.serve;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.store.StoreOptions;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.overlay.InstalledOverlays;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.server.Parts;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.AccountsFile;
import dev.mapwright.server.account.DeclaredAccounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.connect.ConnectSettings;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.RequestQuota;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.seal.DeferredKey;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.token.StoredTokens;
import dev.mapwright.server.unified.EngineRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private static final String TOKEN = "MAPWRIGHT_TOKEN";
  private static final String PUBLIC_URL = "MAPWRIGHT_PUBLIC_URL";

  private final Terminal terminal;
  private final ProjectData project;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}, this machine only). The server"
              + " speaks plain HTTP: put a proxy with TLS before it.")
  private String host = "127.0.0.1";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "The integrated accounts (default: ${DEFAULT-VALUE}).")
  private Path accounts = Path.of("accounts.yaml");

  @Mixin private StoreOptions storeOptions = new StoreOptions();

  @Option(
      names = "--connectors",
      paramLabel = "FOLDER",
      description = "Where the connectors lie (default: those of Mapwright).")
  private @Nullable Path connectors;

  @Option(
      names = "--overlays",
      paramLabel = "FOLDER",
      description =
          "What is laid over connectors for all their accounts: a file for each, named after it"
              + " (default: nothing).")
  private @Nullable Path overlays;

  @Option(
      names = "--upstream",
      paramLabel = "ORIGIN=ORIGIN",
      converter = OtherOrigin.Converter.class,
      description =
          "Sends what is meant for a vendor's origin elsewhere: to a test, a recorder, an egress"
              + " proxy. May be repeated.")
  private List<OtherOrigin> upstreams = new ArrayList<>();

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      converter = CorsOrigin.Converter.class,
      description =
          "Lets pages of this origin ask from a browser, such as https://app.example.com; * for"
              + " every page. May be repeated (default: none).")
  private List<CorsOrigin> corsOrigins = new ArrayList<>();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where browsers reach the server, such as https://connect.example.com: what links begin"
              + " with, and vendors send customers back to (default: the environment's "
              + PUBLIC_URL
              + ", else where it listens).")
  private @Nullable String publicUrl;

  @Option(
      names = "--max-file-size",
      paramLabel = "MIB",
      description = "The most that an attachment may have to be passed on, in MiB (default: 256).")
  private long maxFileMebibytes = 256;

  @Option(
      names = "--answer-memory",
      paramLabel = "MIB",
      description =
          "How much memory the answers of vendors may take at once, with what is made of them, in"
              + " MiB (default: half of what the JVM may have).")
  private @Nullable Long answerMebibytes;

  @Option(
      names = "--call-time",
      paramLabel = "SECONDS",
      description =
          "After so long a list call answers what it has found (default: ${DEFAULT-VALUE}).")
  private int callSeconds = (int) CallLimits.DEFAULT.turn().toSeconds();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "How long a list call that has found nothing is read on, its connection held; 0 for"
              + " not at all (default: ${DEFAULT-VALUE}).")
  private int patienceSeconds = (int) CallLimits.DEFAULT.patience().toSeconds();

  @Option(
      names = "--max-requests",
      paramLabel = "NUMBER",
      description =
          "The most requests to a vendor within the time of a call, where its connector names no"
              + " limits (default: ${DEFAULT-VALUE}).")
  private int maxRequests = CallLimits.DEFAULT.requests();

  @Option(
      names = "--key-limit",
      paramLabel = "NUMBER/SECONDSs",
      converter = RequestQuotaText.class,
      description =
          "The most requests of each key in a time, such as 500/10s; beyond it 429 (default: any"
              + " number). The token of the server itself is not counted.")
  private @Nullable RequestQuota keyLimit;

  @Option(
      names = "--account-limit",
      paramLabel = "NUMBER/SECONDSs",
      converter = RequestQuotaText.class,
      description =
          "The most requests for each account in a time, whoever asks, such as 50/10s (default:"
              + " any number).")
  private @Nullable RequestQuota accountLimit;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The API token (default: the environment's "
              + TOKEN
              + ", which other users of the machine cannot see; else one is made and shown).")
  private @Nullable String token;

  /** Writes to a terminal. */
  public ServeCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    UnifiedModels models = project.models();
    Connectors all = project.connectors(connectors, project.loader(models));
    all.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .forEach(problem -> terminal.err().println(problem.render()));
    OverlayLoader overlayLoader = new OverlayLoader(project.loader(models));
    SequencedMap<String, Connector> vendors = overlaid(all, overlayLoader);
    DeclaredAccounts read = readAtStart(vendors).accounts();
    ServerSettings settings =
        ServerSettings.local(port)
            .withHost(host)
            .withFileBytes(fileBytes())
            .withCalls(callLimits())
            .withQuotas(new RequestQuotas(keyLimit, accountLimit))
            .withOrigins(corsOrigins.stream().map(CorsOrigin::text).collect(toSet()));
    PublicAddress address = new PublicAddress(publicUrl());
    ApiToken apiToken = token();
    List<Dialect> dialects = project.dialects(models);
    StoreLocation location = storeOptions.location();
    KeySource keys = storeOptions.keys();
    Store store = Store.open(location);
    Keeper keeper = new Keeper(store, keys);
    keeper.advice().forEach(terminal.err()::println);
    EngineRuntime engine =
        EngineRuntime.open(
            engine(models)
                .cursorKey(new DeferredKey(keeper::cursorKey))
                .tokens(new StoredTokens(store, keeper)));
    IdentityIndex index = IdentityIndex.in(store, InstantSource.system());
    Parts parts =
        new Parts(engine.api(), new Accounts(read, null), vendors, models, dialects, index)
            .with(
                Administration.of(keeper, vendors, overlayLoader, InstantSource.system()),
                new ConnectSettings(engine.consents(), address));
    new AccountsWatch(accounts, () -> read(vendors), parts.accounts(), terminal.err()).start();
    try (RunningServer server = RunningServer.start(settings, engine, keeper, parts, apiToken)) {
      terminal.out().println("Listening on http://" + host + ":" + server.port());
      server.untilStopped();
    }
    return ExitCode.OK;
  }

  /** The connectors with what the installation lays over them. */
  private SequencedMap<String, Connector> overlaid(Connectors connectors, OverlayLoader loader)
      throws IOException {
    if (overlays == null) {
      return connectors.all();
    }
    if (!Files.isDirectory(overlays)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no folder "
              + overlays
              + "; --overlays wants one with a file"
              + " for each connector, named after it, that something is laid over.");
    }
    InstalledOverlays laid = InstalledOverlays.lay(connectors.all(), overlays, loader);
    laid.problems().forEach(problem -> terminal.err().println(problem.render()));
    if (laid.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR)) {
      throw new CommandFailure(ExitCode.FAILED, "The overlays have problems.");
    }
    return laid.connectors();
  }

  private AccountsFile.Result readAtStart(SequencedMap<String, Connector> connectors) {
    if (Files.isDirectory(accounts)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, accounts + " is a folder; --accounts wants the file.");
    }
    if (!Files.exists(accounts)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no file "
              + accounts
              + ". Write one (accounts: [{id: ..., connector: ..., credentials: {...}}]) or try"
              + " 'mapwright demo', which needs none.");
    }
    AccountsFile.Result result = read(connectors);
    if (result.hasErrors()) {
      throw new CommandFailure(ExitCode.FAILED, result.render());
    }
    if (!result.problems().isEmpty()) {
      terminal.err().println(result.render());
    }
    return result;
  }

  private AccountsFile.Result read(SequencedMap<String, Connector> connectors) {
    Problems problems = new Problems();
    try {
      SourceFile file = Utf8.read(accounts, accounts.toString(), problems);
      return file == null
          ? AccountsFile.Result.of(problems.inOrder())
          : AccountsFile.read(file, connectors, System.getenv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable URI publicUrl() {
    String text = publicUrl == null ? System.getenv(PUBLIC_URL) : publicUrl;
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      URI uri = new URI(text.strip());
      if (Origin.of(uri) != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "The public URL '"
            + text
            + "' is none; expected one such as https://connect.example.com, perhaps with a path.");
  }

  private CallLimits callLimits() {
    if (callSeconds < 1 || patienceSeconds < 0 || maxRequests < 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--call-time and --max-requests are at least 1, and --patience is not negative.");
    }
    return new CallLimits(
        Duration.ofSeconds(callSeconds),
        maxRequests,
        Duration.ofSeconds(patienceSeconds),
        CallLimits.DEFAULT.beat());
  }

  private long fileBytes() {
    if (maxFileMebibytes < 1 || maxFileMebibytes > 1 << 20) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--max-file-size is a number of MiB from 1 to "
              + (1 << 20)
              + ", not "
              + maxFileMebibytes);
    }
    return maxFileMebibytes << 20;
  }

  /** The engine of these options. */
  private EmbeddedEngine.Builder engine(UnifiedModels models) {
    EmbeddedEngine.Builder engine = EmbeddedEngine.builder().models(models).elsewhere(elsewhere());
    Long mebibytes = answerMebibytes;
    if (mebibytes == null) {
      return engine;
    }
    try {
      return engine.answerMemory(Math.multiplyExact(mebibytes, 1L << 20));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--answer-memory is a number of MiB from "
              + (EmbeddedEngine.LEAST_ANSWER_MEMORY >> 20)
              + ", not "
              + mebibytes);
    }
  }

  private ApiToken token() {
    String chosen = token != null ? token : System.getenv(TOKEN);
    if (chosen == null) {
      chosen = ApiToken.generate();
      terminal.out().println("API token, shown only now: " + chosen);
    }
    if (chosen.isBlank()) {
      throw new CommandFailure(ExitCode.USAGE, "The API token must not be blank.");
    }
    return new ApiToken(chosen);
  }

  private Map<URI, URI> elsewhere() {
    Map<URI, URI> origins = new LinkedHashMap<>();
    upstreams.forEach(upstream -> origins.put(upstream.vendor(), upstream.other()));
    return origins;
  }
}
