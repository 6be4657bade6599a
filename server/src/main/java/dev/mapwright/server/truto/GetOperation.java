package dev.mapwright.server.truto;

import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.Request;
import dev.mapwright.server.http.Response;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.Map;
import java.util.Objects;

/** {@code GET /unified/{model}/{resource}/{id}}. */
record GetOperation(UnifiedApi api, Accounts accounts, Resources resources) implements Operation {
  @Override
  public Response handle(Request request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    CommonParameters parameters = CommonParameters.read(query, resource.names().model());
    query.rest().keySet().forEach(name -> query.mistakes().add(unknown(name)));
    query.check();
    GetResult result =
        api.get(
            new GetCall(
                accounts.find(parameters.accountId()),
                resource.name(),
                Objects.requireNonNull(path.get("id")),
                parameters.wants(),
                parameters.remoteQuery(),
                CommonParameters.options(true)));
    return Response.json(200, out -> RecordForm.write(result.record(), parameters, out));
  }

  private static String unknown(String name) {
    return "Unknown parameter '" + name + "'. " + Nearest.advice(name, CommonParameters.NAMES);
  }
}
