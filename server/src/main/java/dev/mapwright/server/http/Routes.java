package dev.mapwright.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The route table: the first row that fits a request answers it.
 *
 * @param rows in the order of choice
 */
public record Routes(List<Route> rows) implements Handler {
  public Routes {
    rows = List.copyOf(rows);
  }

  /**
   * Answers a request. HEAD is answered as GET; the server leaves the body out.
   *
   * @throws HttpException 404 if no row has the path, 405 if only rows of other methods have it
   */
  @Override
  public ServerResponse handle(ServerRequest request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    SortedSet<String> others = new TreeSet<>();
    for (Route row : rows) {
      Optional<Map<String, String>> values = row.match(request.path());
      if (values.isPresent() && row.method().equals(method)) {
        return row.operation().handle(request, values.get());
      }
      values.ifPresent(_ -> others.add(row.method()));
    }
    if (others.isEmpty()) {
      throw HttpException.of(404, "Nothing is at " + request.path());
    }
    if (others.contains("GET")) {
      others.add("HEAD");
    }
    String allowed = String.join(", ", others);
    throw new HttpException(
        405,
        request.method() + " is not possible at " + request.path() + "; allowed: " + allowed,
        List.of(),
        Map.of("allow", allowed));
  }
}
