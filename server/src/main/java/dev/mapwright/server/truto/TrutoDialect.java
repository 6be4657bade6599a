package dev.mapwright.server.truto;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.Route;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;

/** The dialect's part of the route table. */
public final class TrutoDialect {
  /** Answers without a token. */
  public static final String PING = "/ping";

  private static final List<String> RESOURCES = List.of("candidates");

  private TrutoDialect() {}

  /**
   * The routes over an API.
   *
   * @param fileBytes the most that a vendor's file may have to be passed on
   * @param turns how lists are answered that take their time
   * @param streams knows the streams that are being written
   */
  public static List<Route> routes(
      UnifiedApi api,
      Accounts accounts,
      UnifiedModels models,
      long fileBytes,
      Turns turns,
      RunningStreams streams) {
    Resources resources =
        new Resources(RESOURCES.stream().map(name -> resource(name, models)).toList());
    return List.of(
        new Route("GET", PING, TrutoDialect::ping),
        new Route(
            "GET",
            "/unified/{model}/{resource}",
            new ListOperation(api, accounts, resources, turns, streams)),
        new Route(
            "GET", "/unified/{model}/{resource}/{id}", new GetOperation(api, accounts, resources)),
        new Route(
            "GET",
            "/unified/{model}/{resource}/{id}/attachments/{attachment}/content",
            new ContentOperation(api, accounts, resources, fileBytes)));
  }

  private static Resources.Resource resource(String name, UnifiedModels models) {
    DialectNames dialect = DialectNames.bundled("truto", name);
    UnifiedModel model =
        models
            .find(dialect.model())
            .orElseThrow(() -> new IllegalArgumentException("no unified model " + dialect.model()));
    return new Resources.Resource(name, new FilterNames(dialect, model));
  }

  private static ServerResponse ping(ServerRequest request, Map<String, String> path) {
    return ServerResponse.json(200, out -> out.value(Map.of("status", "ok")));
  }
}
