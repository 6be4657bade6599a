package dev.mapwright.server.http;

import java.util.Set;

/**
 * Which pages of others may ask this server from a browser (CORS). Never with credentials that the
 * browser keeps, such as cookies: callers send a token.
 *
 * @param origins as browsers write them, such as {@code https://app.example.com}; {@link #ANY} for
 *     all; none means that no page may
 * @param sent headers that their requests may have
 * @param exposed headers of answers that they may read
 */
public record CrossOrigin(Set<String> origins, Set<String> sent, Set<String> exposed) {
  /** Stands for every origin. */
  public static final String ANY = "*";

  /** No page may. */
  public static final CrossOrigin NONE = new CrossOrigin(Set.of(), Set.of(), Set.of());

  public CrossOrigin {
    origins = Set.copyOf(origins);
    sent = Set.copyOf(sent);
    exposed = Set.copyOf(exposed);
  }
}
