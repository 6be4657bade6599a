package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.http.VendorLimitHeaders;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.turn.Turn;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /unified/{model}/{resource}}. */
record ListOperation(
    UnifiedApi api, Accounts accounts, Resources resources, Turns turns, RunningStreams streams)
    implements Operation {
  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ListParameters parameters =
        ListParameters.read(
            QueryString.parse(request.query()), resource, StreamAnswer.usual(request));
    ListCall call =
        new ListCall(
            parameters.common().owner().in(accounts, request.caller()),
            resource.name(),
            parameters.query(),
            parameters.common().wants(),
            parameters.limit(),
            parameters.cursor(),
            within(parameters.options(), parameters.common().format()).heldBy(request.holding()));
    if (parameters.explain()) {
      PlanDocument plan = new PlanDocument(parameters.query(), api.explain(call));
      return ServerResponse.json(200, PlanDocument.MEDIA_TYPE, out -> out.value(plan.value()));
    }
    String same = request.path() + "?" + request.query();
    if (parameters.common().format() == Format.STREAM) {
      return stream(same, call, parameters, request);
    }
    Pages pages = new Pages(api, call, parameters, resource);
    return parameters.common().format() == Format.DEBUG
        ? DebuggedCall.answer(request.caller(), () -> pages.take(call.cursor()))
        : turns.answer(same, call.cursor(), pages);
  }

  private ServerResponse stream(
      String same, ListCall call, ListParameters parameters, ServerRequest request) {
    RecordStream stream = turns.stoppedCalls().watched(same, opened(same, call));
    return StreamAnswer.of(parameters, stream, streams, request);
  }

  private RecordStream opened(String same, ListCall call) {
    String begin = turns.stoppedCalls().begin(same, call.cursor());
    try {
      return api.stream(call.from(begin));
    } catch (CallerException e) {
      if (Objects.equals(begin, call.cursor())) {
        throw e;
      }
      turns.stoppedCalls().forget(same); // its place holds no more: from the beginning
      return api.stream(call);
    }
  }

  /** The pages of one call. */
  private record Pages(
      UnifiedApi api, ListCall call, ListParameters parameters, Resources.Resource resource)
      implements Turn {
    @Override
    public ServerResponse take(@Nullable String cursor) {
      return response(api.list(call.from(cursor)));
    }

    @Override
    public ServerResponse nothing(String cursor) {
      return response(new ListPage(List.of(), cursor, Meta.NOTHING));
    }

    private ServerResponse response(ListPage page) {
      ListEnvelope envelope = new ListEnvelope(parameters, page, resource.names().model());
      return ServerResponse.json(200, envelope::writeTo)
          .with(VendorLimitHeaders.of(page.meta().vendorLimit()));
    }
  }

  /** A stream is not bounded by a call's time. */
  private CallOptions within(CallOptions options, Format format) {
    return format == Format.STREAM
        ? options
        : options.within(turns.limits().turn(), turns.limits().requests());
  }
}
