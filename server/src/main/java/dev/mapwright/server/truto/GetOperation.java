package dev.mapwright.server.truto;

import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.explain.ExplainedRecord;
import dev.mapwright.server.explain.LiveExplainer;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.http.VendorLimitHeaders;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code GET /unified/{model}/{resource}/{id}}. */
record GetOperation(UnifiedApi api, LiveExplainer explainer, Accounts accounts, Resources resources)
    implements Operation {
  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    CommonParameters parameters =
        CommonParameters.read(query, resource.parameters(), Format.UNIFIED);
    Narrowing narrowing = Narrowing.read(query, resource);
    boolean meta = TrutoParameters.META.read(query);
    boolean strict = TrutoParameters.STRICT.read(query);
    AskedExplanation explain = AskedExplanation.read(query, resource.parameters());
    query.refuseRestBut(
        Stream.concat(
                QueryParameter.names(resource.parameters().ofGet()).stream(),
                resource.names().narrowing())
            .toList());
    if (meta && parameters.format() == Format.RAW) {
      query.mistakes().add("'meta' goes with the formats unified and normalized");
    }
    if (explain.isAsked() && parameters.format() != Format.UNIFIED) {
      query.mistakes().add("'explain' goes with the format unified");
    }
    query.check();
    GetCall call =
        new GetCall(
            parameters.owner().in(accounts, request.caller()),
            resource.name(),
            Objects.requireNonNull(path.get("id")),
            narrowing.wants(parameters.wants()),
            parameters.remoteQuery(),
            CommonParameters.options(true, false, strict, false).heldBy(request.holding()));
    Supplier<ServerResponse> answer =
        () -> answer(call, explain, meta, parameters, narrowing, resource);
    return parameters.format() == Format.DEBUG
        ? DebuggedCall.answer(request.caller(), answer)
        : answer.get();
  }

  private ServerResponse answer(
      GetCall call,
      AskedExplanation explain,
      boolean meta,
      CommonParameters parameters,
      Narrowing narrowing,
      Resources.Resource resource) {
    ExplainedRecord explained = explain.isAsked() ? explainer.get(call) : null;
    GetResult result = explained == null ? api.get(call) : explained.result();
    UnifiedRecord record = narrowing.apply(result.record(), parameters.wants());
    Map<String, String> limits = VendorLimitHeaders.of(result.meta().vendorLimit());
    if (parameters.format() == Format.NORMALIZED) {
      Normalizer normalizer = new Normalizer(resource.names().model());
      normalizer.add(record, parameters.wants().remote());
      return ServerResponse.json(
              200,
              out -> {
                out.beginObject();
                out.member("result", normalizer.ids());
                out.member("entities", normalizer.tables());
                if (meta) {
                  ListEnvelope.meta(result.meta(), out);
                }
                out.endObject();
              })
          .with(limits);
    }
    Meta told = meta ? result.meta() : null;
    List<?> explanation = explained == null ? null : explain.shown(explained);
    return ServerResponse.json(
            200, out -> RecordForm.write(record, told, explanation, parameters, out))
        .with(limits);
  }
}
