package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.turn.TurnResult;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.Map;

/** {@code GET /unified/{model}/{resource}}. */
record ListOperation(
    UnifiedApi api, Accounts accounts, Resources resources, Turns turns, RunningStreams streams)
    implements Operation {
  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
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
            within(parameters.options(), parameters.common().format()));
    if (parameters.explain()) {
      PlanDocument plan = new PlanDocument(parameters.query(), api.explain(call));
      return ServerResponse.json(200, out -> out.value(plan.value()));
    }
    if (parameters.common().format() == Format.STREAM) {
      return StreamAnswer.of(parameters, api.stream(call), streams, request);
    }
    String same = request.path() + "?" + request.query();
    return turns.answer(
        same, call.cursor(), cursor -> turn(call.from(cursor), parameters, resource));
  }

  private TurnResult turn(ListCall call, ListParameters parameters, Resources.Resource resource) {
    try {
      ListPage page = api.list(call);
      ListEnvelope envelope = new ListEnvelope(parameters, page, resource.names().model());
      return new TurnResult.Done(ServerResponse.json(200, envelope::writeTo));
    } catch (DeadlineException e) {
      return TurnResult.after(e);
    } catch (VendorException e) {
      return TurnResult.after(e);
    }
  }

  /** A stream is not bounded by a call's time. */
  private CallOptions within(CallOptions options, Format format) {
    return format == Format.STREAM
        ? options
        : options.within(turns.limits().turn(), turns.limits().requests());
  }
}
