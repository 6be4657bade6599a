package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.account.Account;
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
import java.util.Set;
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
        uri(draft),
        headers(draft, body),
        body,
        draft.endpoint().timeout());
  }

  /** A parameter that the URL has already is not said twice. */
  private static URI uri(UnsentRequest draft) {
    Set<String> present = Queries.names(draft.uri());
    SequencedMap<String, Object> parameters = new LinkedHashMap<>(draft.query());
    parameters.keySet().removeAll(present);
    String added = Parameters.encode(parameters, draft.endpoint().request().arrays());
    if (added.isEmpty()) {
      return draft.uri();
    }
    String url = draft.uri().toString();
    String separator = draft.uri().getRawQuery() == null ? "?" : "&";
    return URI.create(url + separator + added);
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
    List<Map.Entry<String, String>> list = new ArrayList<>();
    headers.forEach((name, value) -> list.add(Map.entry(name, checked(draft, name, value))));
    return list;
  }

  private static String checked(UnsentRequest draft, String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f || c > 0xff)) {
      throw new ConnectorException(
          "The header '"
              + name
              + "' of "
              + draft.endpoint().name()
              + " holds a line break or another character that no header may hold;"
              + " look at the account's fields",
          draft.endpoint().request().place());
    }
    return value;
  }
}
