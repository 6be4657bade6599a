package dev.mapwright.server;

import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.CrossOrigin;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which headers pages in browsers may send and read: those that some form has. */
final class CrossOrigins {
  private static final List<String> SENT =
      List.of("Authorization", "Content-Type", "If-None-Match", "X-Request-Id");

  private static final List<String> EXPOSED =
      List.of(
          "Allow",
          "Content-Disposition",
          "ETag",
          "Mapwright-Left-Out",
          "Mapwright-Warnings",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "Retry-After",
          "Vendor-Request-Id",
          "WWW-Authenticate",
          "X-Request-Id");

  private CrossOrigins() {}

  static CrossOrigin of(Set<String> origins, List<Dialect> dialects) {
    Set<String> sent = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> exposed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sent.addAll(SENT);
    exposed.addAll(EXPOSED);
    for (Dialect dialect : dialects) {
      sent.add(dialect.accountHeader());
      dialect.errors().values().forEach(row -> exposed.addAll(row.headers().keySet()));
      Dialect.RequestLimit limit = dialect.limit();
      if (limit != null) {
        Stream.of(limit.limitHeader(), limit.remainingHeader(), limit.resetHeader())
            .filter(Objects::nonNull)
            .forEach(exposed::add);
      }
    }
    return new CrossOrigin(origins, sent, exposed);
  }
}
