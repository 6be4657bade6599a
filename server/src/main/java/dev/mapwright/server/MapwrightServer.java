package dev.mapwright.server;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.auth.TokenGate;
import dev.mapwright.server.description.DescriptionRoutes;
import dev.mapwright.server.dialect.serve.DialectHandler;
import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.FailureBoundary;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.PlainPaths;
import dev.mapwright.server.http.Route;
import dev.mapwright.server.http.Routes;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IndexedApi;
import dev.mapwright.server.identity.RecordFinder;
import dev.mapwright.server.jetty.Front;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.openapi.ApiRoutes;
import dev.mapwright.server.truto.RunningStreams;
import dev.mapwright.server.truto.TrutoDialect;
import dev.mapwright.server.truto.TrutoErrors;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
   * @throws IOException if the address can not be listened on
   */
  public static JettyServer start(ServerSettings settings, Parts parts, ApiToken token)
      throws IOException {
    ErrorForm errors = new TrutoErrors();
    Turns turns = new Turns(settings.calls());
    RunningStreams streams = new RunningStreams();
    List<Route> rows = new ArrayList<>();
    rows.addAll(DescriptionRoutes.of(parts.connectors(), parts.accounts(), parts.models()));
    UnifiedApi noting = new IndexedApi(parts.api(), parts.index(), parts.models());
    rows.addAll(
        TrutoDialect.routes(
            noting, parts.accounts(), parts.models(), settings.fileBytes(), turns, streams));
    List<Route> descriptions = ApiRoutes.of(List.copyOf(rows), parts.models(), parts.dialects());
    rows.addAll(descriptions);
    Set<String> open = new TreeSet<>(descriptions.stream().map(Route::pattern).toList());
    open.add(TrutoDialect.PING);
    RecordFinder finder = new RecordFinder(parts.api(), parts.index(), InstantSource.system());
    DialectHandler forms =
        DialectHandler.of(
            parts.dialects(),
            parts.api(),
            parts.index(),
            finder,
            parts.accounts(),
            token,
            turns,
            new Routes(rows),
            errors);
    Handler all = new FailureBoundary(new TokenGate(token, open, forms), forms);
    Set<String> withSlash =
        rows.stream().map(Route::pattern).filter(p -> p.endsWith("/")).collect(toSet());
    Front front =
        new Front(
            new PlainPaths(withSlash, all),
            forms,
            Owners.of(parts.dialects()),
            CrossOrigins.of(settings.origins(), parts.dialects()),
            LoggedWords.log(rows, parts),
            () -> {
              streams.stop();
              turns.stop();
            });
    return JettyServer.start(settings, front);
  }
}
