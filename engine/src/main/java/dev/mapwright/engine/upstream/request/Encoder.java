package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.wire.Parameters;
import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Writes a request as it goes over the wire. */
public final class Encoder {
  private static final Map<String, String> DEFAULTS =
      Map.of("Accept", "application/json", "User-Agent", "Mapwright");

  private Encoder() {}

  /** For an account, over whose connections it goes. */
  public static HttpCall encode(Account account, UnsentRequest draft) {
    Request request = draft.endpoint().request();
    byte[] body = body(draft);
    return new HttpCall(
        account.id(),
        request.method().name(),
        uri(draft.uri(), draft.query(), request.arrays()),
        headers(draft, body),
        body,
        draft.endpoint().timeout());
  }

  /**
   * A call with more headers and query parameters, which are not in it yet.
   *
   * @param endpoint what is called
   */
  public static HttpCall added(HttpCall call, RequestParts parts, Endpoint endpoint) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    call.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    headers.putAll(parts.headers());
    return call.with(
        uri(call.uri(), parts.query(), endpoint.request().arrays()), checked(endpoint, headers));
  }

  /** A parameter that the URL has already is not said twice. */
  private static URI uri(URI uri, Map<String, Object> query, Request.ArrayStyle arrays) {
    SequencedMap<String, Object> parameters = new LinkedHashMap<>(query);
    parameters.keySet().removeAll(Queries.names(uri));
    String added = Parameters.encode(parameters, arrays);
    if (added.isEmpty()) {
      return uri;
    }
    return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + added);
  }

  private static byte[] body(UnsentRequest draft) {
    if (draft.json() != null) {
      return Json.writeBytes(draft.json());
    }
    return draft.form() == null
        ? new byte[0]
        : Parameters.encode(draft.form(), draft.endpoint().request().arrays())
            .getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Map.Entry<String, String>> headers(UnsentRequest draft, byte[] body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(DEFAULTS);
    if (body.length > 0) {
      headers.put(
          "Content-Type",
          draft.json() != null ? "application/json" : "application/x-www-form-urlencoded");
    }
    headers.putAll(draft.headers());
    return checked(draft.endpoint(), headers);
  }

  private static List<Map.Entry<String, String>> checked(
      Endpoint endpoint, Map<String, String> headers) {
    List<Map.Entry<String, String>> list = new ArrayList<>();
    headers.forEach((name, value) -> list.add(Map.entry(name, checked(endpoint, name, value))));
    return list;
  }

  private static String checked(Endpoint endpoint, String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f || c > 0xff)) {
      throw new ConnectorException(
          "The header '"
              + name
              + "' of "
              + endpoint.name()
              + " holds a line break or another character that no header may hold;"
              + " look at the account's fields",
          endpoint.request().place());
    }
    return value;
  }
}
