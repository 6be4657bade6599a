package dev.mapwright.server.truto;

import dev.mapwright.engine.ContentCall;
import dev.mapwright.engine.FileContent;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.FileHeaders;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** {@code GET /unified/{model}/{resource}/{id}/attachments/{attachment}/content}. */
public record ContentOperation(
    UnifiedApi api, Accounts accounts, Resources resources, long maxBytes) implements Operation {
  /** What is read here. */
  public static final List<QueryParameter<?>> PARAMETERS =
      List.of(TrutoParameters.ONE_ACCOUNT, TrutoParameters.ORGANIZATION);

  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Resources.Resource resource = resources.find(path);
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    RecordOwner owner = RecordOwner.read(query);
    query.refuseRest(PARAMETERS);
    query.check();
    String attachment = Objects.requireNonNull(path.get("attachment"));
    FileContent content =
        api.content(
            new ContentCall(
                owner.in(accounts, request.caller()),
                resource.name(),
                Objects.requireNonNull(path.get("id")),
                attachment,
                maxBytes,
                CommonParameters.options(true, false, false, false).heldBy(request.holding())));
    String name = Objects.requireNonNullElse(content.name(), attachment);
    SequencedMap<String, String> headers =
        FileHeaders.of(name, content.contentType(), content.length());
    if (request.method().equals("HEAD")) {
      content.close();
      return new ServerResponse(200, headers, _ -> {});
    }
    return new ServerResponse(
        200,
        headers,
        out -> {
          try (content) {
            content.writeTo(out);
          }
        });
  }
}
