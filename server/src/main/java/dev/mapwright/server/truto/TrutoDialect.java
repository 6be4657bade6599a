package dev.mapwright.server.truto;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.explain.LiveExplainer;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;

/**
 * What answers in the server's own form.
 *
 * @param list a page of records, or all of them as a stream
 * @param get one record
 * @param content the bytes of an attachment
 */
public record TrutoDialect(Operation list, Operation get, Operation content) {
  private static final List<String> RESOURCES = List.of("candidates");

  /**
   * The form over an API.
   *
   * @param fileBytes the most that a vendor's file may have to be passed on
   * @param turns how lists are answered that take their time
   * @param streams knows the streams that are being written
   */
  public static TrutoDialect of(
      UnifiedApi api,
      Accounts accounts,
      UnifiedModels models,
      long fileBytes,
      Turns turns,
      RunningStreams streams) {
    Resources resources =
        new Resources(RESOURCES.stream().map(name -> resource(name, models)).toList());
    return new TrutoDialect(
        new ListOperation(api, accounts, resources, turns, streams),
        new GetOperation(api, new LiveExplainer(api, models), accounts, resources),
        new ContentOperation(api, accounts, resources, fileBytes));
  }

  private static Resources.Resource resource(String name, UnifiedModels models) {
    DialectNames dialect = DialectNames.bundled("truto", name);
    UnifiedModel model =
        models
            .find(dialect.model())
            .orElseThrow(() -> new IllegalArgumentException("no unified model " + dialect.model()));
    return new Resources.Resource(
        name, new FilterNames(dialect, model), new TrutoParameters(model));
  }

  /** Says that the server is there. */
  public static ServerResponse ping(ServerRequest request, Map<String, String> path) {
    return ServerResponse.json(200, out -> out.value(Map.of("status", "ok")));
  }
}
