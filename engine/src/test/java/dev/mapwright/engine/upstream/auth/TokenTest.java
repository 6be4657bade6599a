package dev.mapwright.engine.upstream.auth;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

/** A vendor that hands out tokens at {@code /login} and {@code /refresh}. */
abstract class TokenTest {
  static final Endpoint LIST = request("GET /c").end();
  static final Endpoint LOGIN =
      request("POST /login").json(Json.read("{\"key\": \"{{ $account.key }}\"}")).end();

  /** How many tokens the vendor has handed out, where it counts them. */
  final AtomicInteger issued = new AtomicInteger();

  /** The only token that the vendor accepts; null = any. */
  volatile @Nullable String accepted;

  /** What the vendor answers to those who want a token. */
  volatile Function<Asked, Said> login = _ -> token("t-" + issued.incrementAndGet(), 3600);

  /** What the vendor answers to all others. */
  volatile Function<Asked, Said> data =
      asked -> {
        String wanted = accepted;
        return wanted == null || ("Bearer " + wanted).equals(asked.header("authorization"))
            ? Said.json("{}")
            : Said.json("{}").as(401);
      };

  @AutoClose
  final Conversation conversation =
      new Conversation(asked -> {
        boolean isLogin = asked.path().equals("/login") || asked.path().equals("/refresh");
        return (isLogin ? login : data).apply(asked);
      });

  final AcmeVendor acme = AcmeVendor.at(conversation.vendor().origin()).secret("key", "k-12345");

  static Said token(String token, int seconds) {
    return Said.json("{\"access_token\": \"%s\", \"expires_in\": %d}".formatted(token, seconds));
  }

  final List<String> lines() {
    return conversation.vendor().asked().stream().map(Asked::line).toList();
  }
}
