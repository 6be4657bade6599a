package dev.mapwright.server.route;

import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Answers by a route table: the first row that fits a request answers it, HEAD as GET; the server
 * leaves the body out.
 *
 * @param rows in the order of choice
 */
public record Routes(List<Route> rows) implements Handler {
  public Routes {
    rows = List.copyOf(rows);
  }

  /**
   * Answers a request.
   *
   * @throws HttpException 404 if no row has the path, 405 if only rows of other methods have it
   */
  @Override
  public ServerResponse handle(ServerRequest request) {
    checkMethod(request);
    return answer(request)
        .orElseThrow(() -> HttpException.of(404, "Nothing is at " + request.path()));
  }

  /** The answer of the row that fits; empty if there is none. */
  public Optional<ServerResponse> answer(ServerRequest request) {
    return rows.stream()
        .filter(row -> row.fits(request.path()) && row.method().equals(method(request)))
        .findFirst()
        .map(row -> {
          request.notes().setRoute(row.pattern());
          check(row.access(), request.caller());
          return row.operation().handle(request, row.values(request.path()));
        });
  }

  private static void check(Access access, ApiCaller caller) {
    ApiCaller.Rights least =
        switch (access) {
          case ANYONE -> ApiCaller.Rights.NOTHING;
          case TOKEN -> ApiCaller.Rights.ACCOUNT;
          case KEY, ACCOUNT, PROXY -> ApiCaller.Rights.READ;
          case ADMIN -> ApiCaller.Rights.ADMIN;
        };
    if (caller.rights().compareTo(least) < 0) {
      throw HttpException.of(
          403,
          least == ApiCaller.Rights.ADMIN
              ? "This takes a key with admin rights"
              : "The token of an account reads its records and nothing else");
    }
    if (access == Access.PROXY && !caller.passesOn()) {
      throw HttpException.of(
          403, "This takes a key that may pass requests on to vendors (key create --proxy)");
    }
  }

  /**
   * Refuses a method that none of a path's rows has.
   *
   * @throws HttpException 405 with the methods that are possible
   */
  public void checkMethod(ServerRequest request) {
    NavigableSet<String> there = new TreeSet<>();
    rows.stream().filter(row -> row.fits(request.path())).map(Route::method).forEach(there::add);
    if (there.isEmpty() || there.contains(method(request))) {
      return;
    }
    if (there.contains("GET")) {
      there.add("HEAD");
    }
    String allowed = String.join(", ", there);
    throw new HttpException(
        405,
        request.method() + " is not possible at " + request.path() + "; allowed: " + allowed,
        List.of(),
        Map.of("allow", allowed));
  }

  private static String method(ServerRequest request) {
    return request.method().equals("HEAD") ? "GET" : request.method();
  }
}
