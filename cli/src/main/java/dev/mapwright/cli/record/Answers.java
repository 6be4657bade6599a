package dev.mapwright.cli.record;

import dev.mapwright.cli.record.DisguisedVendor.Answered;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vendor's answers in disguise. */
final class Answers {
  /** What says something of the message and not of what is in it. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "date",
          "server",
          "connection",
          "content-length",
          "content-encoding",
          "transfer-encoding",
          "set-cookie",
          "via",
          "vary",
          "cache-control",
          "pragma",
          "expires",
          "etag",
          "age",
          "strict-transport-security",
          "keep-alive",
          "alt-svc",
          "cf-ray",
          "cf-cache-status");

  private static final String OF_LOGIN = "auth.";

  private Answers() {}

  /** Those of all exchanges but logins, which fixtures have once for all. */
  static List<Answered> of(List<VendorExchange> exchanges, Disguise disguise) {
    List<Answered> answers = new ArrayList<>();
    for (VendorExchange exchange : exchanges) {
      VendorExchange.@Nullable Answer answer = exchange.answer();
      if (answer != null && !exchange.endpoint().startsWith(OF_LOGIN)) {
        disguise.learn(json(answer));
      }
    }
    for (VendorExchange exchange : exchanges) {
      VendorExchange.@Nullable Answer answer = exchange.answer();
      if (answer != null && !exchange.endpoint().startsWith(OF_LOGIN)) {
        answers.add(of(exchange, answer, disguise));
      }
    }
    return answers;
  }

  private static Answered of(
      VendorExchange exchange, VendorExchange.Answer answer, Disguise disguise) {
    Object body = json(answer);
    Object made = disguise.of(body);
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .headers()
        .forEach((name, value) -> {
          boolean isUsual = name.equals("content-type") && body != null;
          if (!LEFT_OUT.contains(name) && !isUsual) {
            headers.put(name, disguise.within(value));
          }
        });
    String text = body == null ? String.valueOf(disguise.of(answer.body().text())) : "";
    return new Answered(
        exchange.request().method(),
        disguise.within(exchange.request().url()),
        answer.status(),
        headers,
        made,
        text);
  }

  private static @Nullable Object json(VendorExchange.Answer answer) {
    String text = answer.body().text();
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return null;
    }
    try {
      return Json.read(text);
    } catch (JsonataException _) {
      return null;
    }
  }
}
