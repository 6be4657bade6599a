package dev.mapwright.server.token;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.auth.TokenState;
import dev.mapwright.jsonata.value.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a token, as bytes and back. */
final class TokenStates {
  /** What stands for a token that there is. */
  static final String HELD = "held";

  private static final String REFUSED = "refused";

  /** What stands for a token whose account must be authorised anew. */
  static final String NEEDS_REAUTH = "needs_reauth";

  private TokenStates() {}

  /** In a word. */
  static String kind(TokenState state) {
    return switch (state) {
      case TokenState.Held _ -> HELD;
      case TokenState.Refused _ -> REFUSED;
      case TokenState.NeedsReauth _ -> NEEDS_REAUTH;
    };
  }

  static byte[] write(TokenState state) {
    return Json.writeBytes(tree(state));
  }

  static TokenState read(byte[] bytes) {
    return state((Map<?, ?>) Json.read(bytes));
  }

  private static Map<String, Object> tree(TokenState state) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind(state));
    switch (state) {
      case TokenState.Held(Object token, Instant renewAt, long version) -> {
        tree.put("token", token);
        tree.put("version", version);
        if (renewAt != null) {
          tree.put("renew_at", renewAt.toString());
        }
      }
      case TokenState.Refused(
              String why,
              int status,
              Outcome outcome,
              Instant until,
              TokenState.Held before) -> {
        tree.put("why", why);
        tree.put("status", (long) status);
        tree.put("outcome", outcome.name());
        tree.put("until", until.toString());
        if (before != null) {
          tree.put("before", tree(before));
        }
      }
      case TokenState.NeedsReauth(String why, Instant since) -> {
        tree.put("why", why);
        tree.put("since", since.toString());
      }
    }
    return tree;
  }

  private static TokenState state(Map<?, ?> tree) {
    return switch (text(tree, "kind")) {
      case HELD -> held(tree);
      case REFUSED ->
          new TokenState.Refused(
              text(tree, "why"),
              number(tree, "status").intValue(),
              Outcome.valueOf(text(tree, "outcome")),
              Instant.parse(text(tree, "until")),
              tree.get("before") instanceof Map<?, ?> before ? held(before) : null);
      case NEEDS_REAUTH ->
          new TokenState.NeedsReauth(text(tree, "why"), Instant.parse(text(tree, "since")));
      default -> throw new IllegalStateException("a state of a newer Mapwright");
    };
  }

  private static TokenState.Held held(Map<?, ?> tree) {
    return new TokenState.Held(
        Objects.requireNonNull(tree.get("token")),
        instant(tree.get("renew_at")),
        number(tree, "version").longValue());
  }

  private static @Nullable Instant instant(@Nullable Object text) {
    return text instanceof String found ? Instant.parse(found) : null;
  }

  private static String text(Map<?, ?> tree, String name) {
    return (String) Objects.requireNonNull(tree.get(name));
  }

  private static Number number(Map<?, ?> tree, String name) {
    return (Number) Objects.requireNonNull(tree.get(name));
  }
}
