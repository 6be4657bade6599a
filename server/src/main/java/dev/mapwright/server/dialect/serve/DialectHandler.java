package dev.mapwright.server.dialect.serve;

import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Fault;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.identity.RecordFinder;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives each request to the dialect that it is in: by its path, and among those of one path by the
 * header with the account's token; the first of them answers requests without any, and requests
 * with several are refused. The rest goes to another handler.
 */
public final class DialectHandler implements Handler {
  private final List<DialectEndpoint> endpoints;
  private final Handler others;

  private DialectHandler(List<DialectEndpoint> endpoints, Handler others) {
    this.endpoints = List.copyOf(endpoints);
    this.others = others;
  }

  /**
   * A handler of dialects.
   *
   * @param api what reads unified records
   * @param index what knows since when records are as they are
   * @param finder from ids of dialects to those of vendors
   * @param turns how lists are answered that take their time
   * @param others answers what is in none of the dialects
   */
  public static DialectHandler of(
      List<Dialect> dialects,
      UnifiedApi api,
      IdentityIndex index,
      RecordFinder finder,
      Accounts accounts,
      ApiToken token,
      Turns turns,
      Handler others) {
    return new DialectHandler(
        dialects.stream()
            .map(dialect -> new DialectApi(dialect, api, index, finder, turns.limits()))
            .map(dialectApi -> new DialectEndpoint(dialectApi, accounts, token, turns))
            .toList(),
        others);
  }

  @Override
  public ServerResponse handle(ServerRequest request) {
    List<DialectEndpoint> here =
        endpoints.stream().filter(endpoint -> endpoint.dialect().covers(request.path())).toList();
    if (here.isEmpty()) {
      return others.handle(request);
    }
    List<DialectEndpoint> meant =
        here.stream()
            .filter(endpoint -> request.header(endpoint.dialect().accountKey()) != null)
            .toList();
    if (meant.size() > 1) {
      return meant.getFirst().refuse(ambiguous(meant));
    }
    return (meant.isEmpty() ? here : meant).getFirst().handle(request);
  }

  private static DialectException ambiguous(List<DialectEndpoint> meant) {
    String headers =
        meant.stream()
            .map(endpoint -> "'" + endpoint.dialect().accountHeader() + "'")
            .collect(Collectors.joining(" and "));
    return DialectException.of(
        Fault.MALFORMED,
        "The request has "
            + headers
            + ", each of which asks for an answer in another form; send one of them");
  }
}
