package dev.mapwright.server.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a PostgreSQL database is reached. Its text form shows neither password nor parameters.
 *
 * @param jdbcUrl without user and password
 * @param user null for the driver's default
 * @param password null for none
 * @param shown host, port and database
 */
record PostgresAddress(
    String jdbcUrl, @Nullable String user, @Nullable String password, String shown) {
  private static final List<String> SCHEMES =
      List.of("jdbc:postgresql://", "postgresql://", "postgres://");

  private static final String WANTED =
      "expected postgresql://user:password@host:5432/database, with special characters of the"
          + " password percent-encoded";

  static PostgresAddress of(String text) {
    String given = text.strip();
    String scheme =
        SCHEMES.stream()
            .filter(given::startsWith)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(WANTED));
    URI uri = parsed("postgresql://" + given.substring(scheme.length()));
    String host = uri.getHost();
    String path = uri.getRawPath();
    if (host == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(WANTED);
    }
    int port = uri.getPort();
    String where = host + (port < 0 ? "" : ":" + port) + path;
    String query = uri.getRawQuery();
    String[] login = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
    return new PostgresAddress(
        "jdbc:postgresql://" + where + (query == null ? "" : "?" + query),
        login == null ? null : decoded(login[0]),
        login == null || login.length < 2 ? null : decoded(login[1]),
        where);
  }

  /** Without the text in the message, which holds the password. */
  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException(WANTED);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return shown;
  }
}
