package dev.mapwright.server.dialect.serve;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.ErrorForms;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives each request to the dialect that it is in: by its path, and among those of one path by the
 * header with the account's token; the first of them answers requests without any, and requests
 * with several are refused. The rest goes to another handler.
 */
public final class DialectHandler implements Handler, ErrorForms {
  private final List<DialectEndpoint> endpoints;
  private final Handler others;
  private final ErrorForm otherErrors;

  /**
   * A handler of dialects.
   *
   * @param others answers what is in none of the dialects
   * @param otherErrors how failures of that are told
   */
  public DialectHandler(List<DialectEndpoint> endpoints, Handler others, ErrorForm otherErrors) {
    this.endpoints = List.copyOf(endpoints);
    this.others = others;
    this.otherErrors = otherErrors;
  }

  @Override
  public ServerResponse handle(ServerRequest request) {
    List<DialectEndpoint> meant = findEndpoints(request);
    if (meant.isEmpty()) {
      return others.handle(request);
    }
    if (meant.size() > 1) {
      throw ambiguous(meant);
    }
    DialectEndpoint endpoint = meant.getFirst();
    request.notes().setForm(endpoint.dialect().name());
    return endpoint.handle(request);
  }

  @Override
  public ErrorForm of(ServerRequest request) {
    List<DialectEndpoint> meant = findEndpoints(request);
    return meant.isEmpty() ? otherErrors : meant.getFirst().errors();
  }

  /** The dialects that a request is in: one, or all whose headers it has. */
  private List<DialectEndpoint> findEndpoints(ServerRequest request) {
    List<DialectEndpoint> here =
        endpoints.stream().filter(endpoint -> endpoint.dialect().covers(request.path())).toList();
    List<DialectEndpoint> named =
        here.stream()
            .filter(endpoint -> request.header(endpoint.dialect().accountKey()) != null)
            .toList();
    return here.isEmpty() || !named.isEmpty() ? named : here.subList(0, 1);
  }

  private static HttpException ambiguous(List<DialectEndpoint> meant) {
    String headers =
        meant.stream()
            .map(endpoint -> "'" + endpoint.dialect().accountHeader() + "'")
            .collect(Collectors.joining(" and "));
    return HttpException.of(
        400,
        "The request has "
            + headers
            + ", each of which asks for an answer in another form; send one of them");
  }
}
