package dev.mapwright.server;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.auth.ImpliedAccount;
import dev.mapwright.server.auth.KnownCallers;
import dev.mapwright.server.auth.QuotaGate;
import dev.mapwright.server.auth.TokenGate;
import dev.mapwright.server.dialect.serve.DialectAccounts;
import dev.mapwright.server.dialect.serve.DialectEndpoint;
import dev.mapwright.server.dialect.serve.DialectHandler;
import dev.mapwright.server.dialect.serve.DialectOperations;
import dev.mapwright.server.failure.FailureBoundary;
import dev.mapwright.server.health.Health;
import dev.mapwright.server.http.AccessLog;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.PlainPaths;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IndexedApi;
import dev.mapwright.server.identity.RecordFinder;
import dev.mapwright.server.jetty.Front;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.proxy.ProxyOperation;
import dev.mapwright.server.route.OpenPaths;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.Routes;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.truto.RunningStreams;
import dev.mapwright.server.truto.TrutoDialect;
import dev.mapwright.server.truto.TrutoErrors;
import dev.mapwright.server.truto.TrutoParameters;
import dev.mapwright.server.turn.Turns;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the server together: from the socket through the token to the route table. */
public final class MapwrightServer {
  private MapwrightServer() {}

  /**
   * Starts a server.
   *
   * @param settings where it listens, what it takes on
   * @param parts what is served
   * @param token who may ask
   * @return the running server; closing it lets running requests finish
   * @throws IOException if the address cannot be listened on
   */
  public static JettyServer start(ServerSettings settings, Parts parts, ApiToken token)
      throws IOException {
    Turns turns = new Turns(settings.calls());
    RunningStreams streams = new RunningStreams();
    Health health = new Health(store(parts));
    CallerQuotas quotas =
        new CallerQuotas(settings.quotas(), store(parts), TrutoParameters.ACCOUNT.name());
    HttpApi api = api(settings, parts, token, turns, streams, health, quotas);
    List<Route> rows = api.rows();
    DialectHandler forms =
        new DialectHandler(
            api.dialects().stream().map(form -> new DialectEndpoint(form, api.of(form))).toList(),
            new Routes(api.own()),
            new TrutoErrors());
    Predicate<String> open = new OpenPaths(rows);
    Handler known =
        new ImpliedAccount(TrutoParameters.ACCOUNT.name(), new QuotaGate(quotas, forms));
    Handler all = new FailureBoundary(new TokenGate(callers(parts, token), open, known), forms);
    Set<String> withSlash = patterns(rows, route -> route.pattern().endsWith("/"));
    Front front =
        new Front(
            new PlainPaths(withSlash, all),
            forms,
            Owners.of(parts.dialects()),
            CrossOrigins.of(settings.origins(), parts.dialects()),
            observer(LoggedWords.log(rows, parts), parts.observers()),
            () -> {
              health.stopping();
              streams.stop();
              turns.stop();
            });
    parts.observers().metrics().streams(streams::count);
    JettyServer server = JettyServer.start(settings, front);
    if (parts.connect() != null) {
      parts.connect().address().listening(settings.origin(server.port()));
    }
    return server;
  }

  private static RequestObserver observer(AccessLog log, Observers others) {
    List<RequestObserver> all = new ArrayList<>(List.of(log, others.metrics()));
    all.addAll(others.others());
    return RequestObserver.all(all);
  }

  /** The token that the server was started with stays good, whatever keys there are. */
  private static KnownCallers callers(Parts parts, ApiToken token) {
    KnownCallers operator = KnownCallers.operator(token);
    Administration by = parts.administration();
    return by == null ? operator : operator.or(by.keys()).or(by.tokens());
  }

  private static @Nullable Store store(Parts parts) {
    Administration by = parts.administration();
    return by == null ? null : by.keeper().store();
  }

  /** The rows of the HTTP API, and what answers them. */
  static HttpApi api(
      ServerSettings settings,
      Parts parts,
      ApiToken token,
      Turns turns,
      RunningStreams streams,
      Health health,
      CallerQuotas quotas) {
    IndexedApi records = new IndexedApi(parts.api(), parts.index(), parts.models());
    RecordFinder finder = new RecordFinder(parts.api(), parts.index(), InstantSource.system());
    TrutoDialect truto =
        TrutoDialect.of(
            parts.api(), parts.accounts(), parts.models(), settings.fileBytes(), turns, streams);
    List<DialectOperations> dialects =
        parts.dialects().stream()
            .map(dialect -> new DialectAccounts(dialect, parts.accounts(), token))
            .map(accounts -> new DialectOperations(records, finder, accounts, turns, parts.syncs()))
            .toList();
    ProxyOperation proxy = new ProxyOperation(parts.api(), parts.accounts(), settings.fileBytes());
    return HttpApi.of(
        parts,
        truto,
        proxy,
        health,
        dialects,
        ConsoleApi.rows(ConsoleApi.console(parts, callers(parts, token), quotas)));
  }

  private static Set<String> patterns(List<Route> rows, Predicate<Route> which) {
    return rows.stream().filter(which).map(Route::pattern).collect(toSet());
  }
}
