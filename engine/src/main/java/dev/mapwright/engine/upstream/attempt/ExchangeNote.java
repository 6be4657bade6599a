package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.VendorExchange.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows one request and its answer to who asked for it, without secrets. For one thread. */
final class ExchangeNote {
  /** What is no text is not shown as such. */
  private static final String TEXT = "(?i)(text/|.*(json|xml|javascript|urlencoded|csv)).*";

  /** A secret is recognised by the whole of it, so more is looked at than is shown. */
  private static final int BEYOND = 16 << 10;

  /** Headers of answers by which whoever has them is let in. */
  private static final Set<String> LETS_IN = Set.of("set-cookie", "set-cookie2");

  private static final int LONGEST_CHARACTER = 4;

  private final ExchangeListener listener;
  private final CallContext context;
  private final int attempt;
  private HttpCall call;
  private VendorExchange.@Nullable Answer answer;
  private @Nullable HttpAnswer unread;

  ExchangeNote(ExchangeListener listener, CallContext context, HttpCall call, int attempt) {
    this.listener = listener;
    this.context = context;
    this.call = call;
    this.attempt = attempt;
  }

  /** Not read before it is judged: then it is known whether there is a token in it. */
  void came(HttpAnswer whole) {
    unread = whole;
  }

  void came(HttpCall from, HttpStream head) {
    call = from;
    String length = head.headers().getOrDefault("content-length", "");
    long bytes = length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    answer = answer(head.status(), head.headers(), new Body("", bytes, bytes != 0));
  }

  void ended(String outcome, Duration took) {
    HttpAnswer whole = unread;
    if (whole != null) {
      answer = answer(whole.status(), whole.headers(), body(whole.body(), type(whole.headers())));
    }
    listener.see(
        new VendorExchange(context.endpoint().name(), attempt, request(), answer, outcome, took));
  }

  private VendorExchange.Request request() {
    Secrets secrets = context.secrets();
    List<Map.Entry<String, String>> headers =
        call.headers().stream()
            .map(header -> Map.entry(header.getKey(), secrets.hide(header.getValue())))
            .toList();
    return new VendorExchange.Request(
        call.method(), secrets.hide(call.uri().toString()), headers, body(call.body(), ""));
  }

  private VendorExchange.Answer answer(int status, Map<String, String> headers, Body body) {
    Map<String, String> shown = new LinkedHashMap<>(context.secrets().hideIn(headers));
    shown.replaceAll((name, value) -> LETS_IN.contains(name) ? Secrets.HIDDEN : value);
    return new VendorExchange.Answer(status, shown, body);
  }

  private static String type(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "");
  }

  private Body body(byte[] bytes, String type) {
    int most = listener.bodyCharacters();
    if (bytes.length == 0) {
      return Body.NONE;
    }
    if (!(type.isEmpty() || type.matches(TEXT))) {
      return new Body("", bytes.length, true);
    }
    long looked = ((long) most + BEYOND) * LONGEST_CHARACTER;
    int read = (int) Math.min(bytes.length, looked);
    String text = new String(bytes, 0, read, StandardCharsets.UTF_8);
    int end = context.secrets().cut(text, most);
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String shown = context.secrets().hide(text.substring(0, end));
    return new Body(shown, bytes.length, end < text.length() || read < bytes.length);
  }
}
