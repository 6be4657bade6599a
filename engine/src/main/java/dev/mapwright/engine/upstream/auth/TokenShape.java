package dev.mapwright.engine.upstream.auth;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells tokens from what is none, by what requests read of them: each place of the authentication
 * that reads {@code $token} must find a text there that a header may hold. Says kinds, never
 * values. Thread-safe.
 */
public final class TokenShape {
  private final Account owner;
  private final Variables account;
  private final List<Expression> reading;
  private final @Nullable Expression baseUrl;

  private TokenShape(Account owner, List<Expression> reading, @Nullable Expression baseUrl) {
    this.owner = owner;
    this.account = new Stamp(0, "0").in(RequestBuilder.variables(owner));
    this.reading = reading;
    this.baseUrl = baseUrl;
  }

  /** Of what a step of a login gives, which no request carries. */
  static TokenShape ofStep(Account account) {
    return new TokenShape(account, List.of(), null);
  }

  public static TokenShape of(Account account, Auth auth) {
    List<Expression> signing = auth.sign().expressions();
    return new TokenShape(
        account,
        auth.expressions().stream()
            .filter(expression -> expression.reads().variables().contains("token"))
            .filter(expression -> !signing.contains(expression)) // the request is not there yet
            .toList(),
        auth.token() == null ? null : auth.token().baseUrl());
  }

  /**
   * Why a value is no token.
   *
   * @return null if it is one; otherwise what was expected and what came, without a value
   */
  @Nullable String lack(@Nullable Object token) {
    if (token == null || !(token instanceof Map || token instanceof String)) {
      return "expected an object or a text, and " + Came.of(token) + " came";
    }
    if (baseUrl != null && TokenBase.in(baseUrl, owner, token) == null) {
      return "expected a URL at " + baseUrl.source() + ", and there is none";
    }
    String undefined = null;
    boolean found = false;
    for (Expression expression : reading) {
      Object value = value(expression, token);
      String unfit = value == null ? null : unfit(value);
      if (unfit != null) {
        return "expected a text at " + expression.source() + ", and " + unfit + " came";
      }
      if (value == null) {
        undefined = "expected a text at " + expression.source() + ", and nothing came";
      }
      found |= value != null;
    }
    return found || reading.isEmpty() ? null : undefined;
  }

  private @Nullable Object value(Expression expression, Object token) {
    try {
      return expression.evaluate(null, account.with("token", token));
    } catch (ExpressionFailure _) {
      return null;
    }
  }

  /** What it is instead of a text that a header may hold; null if it is one. */
  private static @Nullable String unfit(Object value) {
    if (!(value instanceof String text)) {
      return Came.of(value);
    }
    if (text.isBlank()) {
      return "a blank text";
    }
    return text.strip().chars().anyMatch(c -> c < ' ' || c == 0x7f || c > 0xff)
        ? "a text with a character that no header may hold"
        : null;
  }
}
