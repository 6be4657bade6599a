package dev.mapwright.server.truto;

import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.Request;
import dev.mapwright.server.http.Response;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.shown.PlanDocument;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.Map;

/** {@code GET /unified/{model}/{resource}}. */
record ListOperation(UnifiedApi api, Accounts accounts, Resources resources) implements Operation {
  @Override
  public Response handle(Request request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ListParameters parameters =
        ListParameters.read(
            QueryString.parse(request.query()), resource.names(), StreamAnswer.usual(request));
    ListCall call =
        new ListCall(
            accounts.find(parameters.common().accountId()),
            resource.name(),
            parameters.query(),
            parameters.common().wants(),
            parameters.limit(),
            parameters.cursor(),
            parameters.options());
    if (parameters.explain()) {
      PlanDocument plan = new PlanDocument(parameters.query(), api.explain(call));
      return Response.json(200, out -> out.value(plan.value()));
    }
    if (parameters.common().format() == Format.STREAM) {
      return StreamAnswer.of(parameters, api.stream(call), request);
    }
    ListPage page = api.list(call);
    return Response.json(
        200, out -> new ListEnvelope(parameters, page, resource.names().model()).writeTo(out));
  }
}
