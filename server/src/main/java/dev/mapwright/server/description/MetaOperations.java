package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.truto.DialectNames;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /unified/{model}/{resource}/meta/{method}}, for an account and for a vendor. */
public record MetaOperations(Catalogue catalogue, Accounts accounts) {
  /** What {@link #ofAccount} takes; the others take nothing. */
  public static final List<QueryParameter<?>> OF_ACCOUNT = List.of(TrutoParameters.ONE_ACCOUNT);

  /** For the vendor of an account. */
  public ServerResponse ofAccount(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    String account = TrutoParameters.ONE_ACCOUNT.read(query);
    query.refuseRest(OF_ACCOUNT);
    query.check();
    AccountEntry entry = accounts.find(account, request.caller());
    entry.checkConnector();
    return answer(document(accounts.overlaid(entry).connector(), path).forAccount());
  }

  /** For a vendor. */
  public ServerResponse ofVendor(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    query.refuseRest(List.of());
    query.check();
    Connector connector = catalogue.connector(value(path, "integration"));
    return answer(document(connector, path).forVendor());
  }

  /** Without a method: {@code meta} is no record's id. */
  public Operation withoutMethod() {
    return (request, _) -> {
      throw HttpException.of(
          404,
          "Nothing is at "
              + request.path()
              + "; a method is described at "
              + request.path()
              + "/{method}, which is one of "
              + String.join(", ", Method.words()));
    };
  }

  private MetaDocument document(Connector connector, Map<String, String> path) {
    Described described =
        catalogue.resource(connector, value(path, "model"), value(path, "resource"));
    Method method = Method.of(value(path, "method"));
    return new MetaDocument(
        described, method, DialectNames.bundled("truto", described.unifiedResource()));
  }

  private static ServerResponse answer(JsonTree document) {
    return ServerResponse.json(200, out -> out.value(document.value()));
  }

  private static String value(Map<String, String> path, String name) {
    return Objects.requireNonNull(path.get(name));
  }
}
