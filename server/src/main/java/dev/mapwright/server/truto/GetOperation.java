package dev.mapwright.server.truto;

import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.Map;
import java.util.Objects;

/** {@code GET /unified/{model}/{resource}/{id}}. */
record GetOperation(UnifiedApi api, Accounts accounts, Resources resources) implements Operation {
  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    CommonParameters parameters =
        CommonParameters.read(query, resource.names().model(), Format.UNIFIED);
    Narrowing narrowing = Narrowing.read(query, resource.names());
    query.refuseRest(CommonParameters.NAMES);
    query.check();
    GetResult result =
        api.get(
            new GetCall(
                accounts.find(parameters.accountId()),
                resource.name(),
                Objects.requireNonNull(path.get("id")),
                narrowing.wants(parameters.wants()),
                parameters.remoteQuery(),
                CommonParameters.options(true, false, false, false)));
    UnifiedRecord record = narrowing.apply(result.record(), parameters.wants());
    if (parameters.format() == Format.NORMALIZED) {
      Normalizer normalizer = new Normalizer(resource.names().model());
      normalizer.add(record, parameters.wants().remote());
      return ServerResponse.json(
          200,
          out -> {
            out.beginObject();
            out.member("result", normalizer.ids());
            out.member("entities", normalizer.tables());
            out.endObject();
          });
    }
    return ServerResponse.json(200, out -> RecordForm.write(record, parameters, out));
  }
}
