package dev.mapwright.server;

import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.Owner;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the request alone, before anything is looked up, whose share of the server it takes: the
 * account's that it names, in whichever way its dialect does.
 *
 * @param headers in which dialects name accounts
 */
record Owners(List<String> headers) implements Function<ServerRequest, Owner> {
  private static final String OTHERS = "";

  Owners {
    headers = List.copyOf(headers);
  }

  static Owners of(List<Dialect> dialects) {
    return new Owners(dialects.stream().map(Dialect::accountKey).distinct().toList());
  }

  @Override
  public Owner apply(ServerRequest request) {
    if (HttpApi.ABOUT_ITSELF.contains(request.path())) {
      return Owner.NOBODY;
    }
    String account = value(request.query(), TrutoParameters.ACCOUNT.name());
    if (account != null) {
      return new Owner("id " + account, true, isStream(request));
    }
    return headers.stream()
        .filter(header -> request.header(header) != null)
        .findFirst()
        .map(header -> Owner.of("token " + request.header(header)))
        .orElse(Owner.of(OTHERS));
  }

  private static boolean isStream(ServerRequest request) {
    String format = value(request.query(), TrutoParameters.FORMAT.name());
    return format != null
        ? format.equals("stream")
        : String.valueOf(request.header("accept")).contains("x-ndjson");
  }

  private static @Nullable String value(@Nullable String query, String name) {
    if (query == null) {
      return null;
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
