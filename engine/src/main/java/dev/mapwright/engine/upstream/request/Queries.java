package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** What a URL's own query holds. */
final class Queries {
  private Queries() {}

  /** The names of its parameters, decoded. */
  static Set<String> names(URI uri) {
    Set<String> names = new HashSet<>();
    String query = uri.getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        names.add(Percent.decode(pair.split("=", 2)[0]));
      }
    }
    return names;
  }
}
