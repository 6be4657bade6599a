package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.upstream.transport.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A request as signatures read it: {@code $request}. */
final class SignedRequest {
  private SignedRequest() {}

  static Map<String, Object> of(HttpCall call) {
    Map<String, Object> headers = new LinkedHashMap<>();
    call.headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", call.method());
    request.put("url", call.uri().toString());
    request.put("host", call.uri().getRawAuthority());
    request.put("path", call.uri().getRawPath());
    request.put("query", Objects.requireNonNullElse(call.uri().getRawQuery(), ""));
    request.put("headers", headers);
    request.put("body", new String(call.body(), StandardCharsets.UTF_8));
    return request;
  }
}
