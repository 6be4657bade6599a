package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.wire.Multipart;
import dev.mapwright.engine.upstream.wire.Parameters;
import dev.mapwright.engine.upstream.wire.XmlText;
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
    Body body = body(draft);
    return new HttpCall(
        account.id(),
        request.method().name(),
        uri(draft.uri(), draft.query(), request.arrays()),
        headers(draft, body.bytes().length > 0 ? body.type() : ""),
        body.bytes(),
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

  /** A body with its type. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  private record Body(String type, byte[] bytes) {
    static final Body NONE = new Body("", new byte[0]);
  }

  private static Body body(UnsentRequest draft) {
    Object json = draft.json();
    Map<String, Object> form = draft.form();
    return switch (draft.endpoint().request().body()) {
      case USUAL ->
          json != null
              ? new Body("application/json", Json.writeBytes(json))
              : form == null ? Body.NONE : form(draft, form);
      case XML -> json == null ? Body.NONE : new Body("application/xml", xml(draft, json));
      case TEXT ->
          json == null
              ? Body.NONE
              : new Body(
                  "text/plain; charset=utf-8", Texts.of(json).getBytes(StandardCharsets.UTF_8));
      case MULTIPART -> {
        Multipart parts = Multipart.of(form == null ? Map.of() : form);
        yield new Body("multipart/form-data; boundary=" + parts.boundary(), parts.body());
      }
    };
  }

  private static Body form(UnsentRequest draft, Map<String, Object> form) {
    String text = Parameters.encode(form, draft.endpoint().request().arrays());
    return new Body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] xml(UnsentRequest draft, Object tree) {
    try {
      return XmlText.write(tree);
    } catch (IllegalArgumentException e) {
      throw new ConnectorException(
          "The body of " + draft.endpoint().name() + " cannot be written: " + e.getMessage(),
          draft.endpoint().request().place());
    }
  }

  private static List<Map.Entry<String, String>> headers(UnsentRequest draft, String type) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(DEFAULTS);
    switch (draft.endpoint().request().decode().as()) {
      case CSV -> headers.put("Accept", "text/csv, */*;q=0.1");
      case NDJSON -> headers.put("Accept", "application/x-ndjson, */*;q=0.1");
      case JSON, XML, AUTO -> {}
    }
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
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
