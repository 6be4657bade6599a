package dev.mapwright.server.explain;

import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What went to a vendor and came back, as programs read it. */
public final class ExchangeJson {
  private ExchangeJson() {}

  /** One exchange; a map that may be added to. */
  public static SequencedMap<String, Object> of(VendorExchange exchange) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("endpoint", exchange.endpoint());
    object.put("attempt", (long) exchange.attempt());
    object.put("outcome", exchange.outcome());
    object.put("milliseconds", exchange.took().toMillis());
    object.put("request", request(exchange.request()));
    VendorExchange.@Nullable Answer answer = exchange.answer();
    object.put("answer", answer == null ? JsonNull.NULL : answer(answer));
    return object;
  }

  private static Map<String, Object> request(VendorExchange.Request request) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("method", request.method());
    object.put("url", request.url());
    object.put(
        "headers", request.headers().stream().map(h -> List.of(h.getKey(), h.getValue())).toList());
    body(object, request.body());
    return object;
  }

  private static Map<String, Object> answer(VendorExchange.Answer answer) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("status", (long) answer.status());
    object.put("headers", answer.headers());
    body(object, answer.body());
    return object;
  }

  private static void body(Map<String, Object> into, VendorExchange.Body body) {
    into.put("body", body.text());
    into.put("bytes", body.bytes());
    into.put("cut", body.isCut());
  }
}
