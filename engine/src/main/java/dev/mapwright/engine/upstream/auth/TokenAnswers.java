package dev.mapwright.engine.upstream.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.AttemptResult;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.attempt.Repeatability;
import dev.mapwright.engine.upstream.request.Trees;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.wire.Decoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers to one request for a token. A token is one, whatever the connector's rules say
 * of answers that look like it; what is none is told by its kind, since there may be a secret in
 * it. Not thread-safe.
 */
public final class TokenAnswers {
  private static final String REFRESH_TOKEN = "refresh_token";
  private static final String ERROR = "error";
  private static final int LONGEST_CODE = 64;
  private static final int MOST_KEYS = 50;

  /** Errors of OAuth 2 and its kin by which credentials are refused, whatever the status. */
  private static final Set<String> REFUSALS =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "unauthorized_client",
          "access_denied",
          "invalid_code",
          "invalid_token",
          "invalid_credentials");

  /** Errors of the request itself: other credentials would meet them as well. */
  private static final Set<String> OF_THE_REQUEST =
      Set.of("invalid_request", "invalid_scope", "unsupported_grant_type", "invalid_target");

  /** Errors that pass. */
  private static final Map<String, Outcome> PASSING =
      Map.of(
          "temporarily_unavailable", Outcome.UNAVAILABLE,
          "server_error", Outcome.VENDOR_ERROR,
          "slow_down", Outcome.RATE_LIMITED,
          "too_many_requests", Outcome.RATE_LIMITED,
          "rate_limit_exceeded", Outcome.RATE_LIMITED);

  private final CallContext context;
  private final Expression record;
  private final TokenShape shape;
  private final @Nullable Object old;
  private @Nullable Object fresh;
  private @Nullable String refreshToken;
  private String error = "";

  /**
   * For one request.
   *
   * @param record from the answer's body to the token
   * @param old the token so far, whose members are kept where the answer lacks them; or null
   */
  public TokenAnswers(
      CallContext context, Expression record, TokenShape shape, @Nullable Object old) {
    this.context = context;
    this.record = record;
    this.shape = shape;
    this.old = old;
  }

  /** The token that came, by itself. */
  public Object fresh() {
    return Objects.requireNonNull(fresh, "asked for after a token came");
  }

  /** The token that came, over the members of the old one. */
  public Object token() {
    return over(fresh());
  }

  /**
   * What came in place of a token: a refresh token that replaces the one that was sent, or null.
   */
  public @Nullable Object withoutAccess() {
    String newest = refreshToken;
    return newest == null ? null : over(Map.of(REFRESH_TOKEN, newest));
  }

  /** The error's code, such as {@code invalid_grant}; empty for none. */
  public String error() {
    return error;
  }

  private Object over(Object upper) {
    return old instanceof Map<?, ?> a && upper instanceof Map<?, ?> b ? Trees.merge(a, b) : upper;
  }

  /** What came of an answer: {@link AttemptResult.Answered} for a token, and for nothing else. */
  public AttemptResult judged(HttpAnswer answer) {
    AttemptResult result = AttemptResult.of(context, answer, context.budget().answers().part());
    Object body = decoded(answer);
    if (answer.status() < 200 || answer.status() > 299) {
      error = code(body);
      return refused(result, answer, body);
    }
    Object came = record(body, answer);
    String lack = lack(came);
    // Whoever is shown the answer is shown no token, nor what may be one.
    String told = lack == null ? "" : told(result, body);
    context.secrets().also(body == null ? new String(answer.body(), UTF_8) : untold(told, body));
    context.secrets().also(untold(told, came));
    if (lack == null) {
      fresh = came;
      return new AttemptResult.Answered(success(answer));
    }
    error = code(body);
    refreshToken = refreshToken(came);
    return without(result, answer, body, lack);
  }

  private @Nullable Object decoded(HttpAnswer answer) {
    return Decoder.decode(
                answer.body(),
                answer.headers().get("content-type"),
                context.endpoint().request().decode())
            instanceof Decoder.Decoded.Tree(Object tree)
        ? tree
        : null;
  }

  private @Nullable Object record(@Nullable Object body, HttpAnswer answer) {
    Variables scope = Answer.variables(answer.status(), answer.headers(), context.variables());
    try {
      return body == null ? null : record.evaluate(body, scope);
    } catch (ExpressionFailure _) {
      return null; // an answer of another shape holds none
    }
  }

  /** Why it is no token; null if it is one, by itself and with what is kept of the old one. */
  private @Nullable String lack(@Nullable Object came) {
    String lack = shape.lack(came);
    return lack == null && came != null ? shape.lack(over(came)) : lack;
  }

  private Answer success(HttpAnswer answer) {
    URI uri = context.call().uri();
    return new Answer(
        Outcome.OK,
        answer.status(),
        Map.of(),
        null,
        uri,
        answer.body().length,
        context.budget().answers().part(),
        "",
        null);
  }

  /** A status that is no success. Its body is told as everywhere. */
  private AttemptResult.Failed refused(
      AttemptResult result, HttpAnswer answer, @Nullable Object body) {
    String words = result instanceof AttemptResult.Failed failed ? failed.words() : null;
    if (!error.isEmpty() && (words == null || !words.contains(error))) {
      words = (words == null ? "" : words + " ") + "(" + error + ")";
    }
    Object told = result instanceof AttemptResult.Failed failed ? failed.body() : body;
    return failed(result, answer, told, words);
  }

  /** A success without a token. There may be secrets in it, so its kinds are told, and no more. */
  private AttemptResult.Failed without(
      AttemptResult result, HttpAnswer answer, @Nullable Object body, String lack) {
    String told =
        error.isEmpty()
            ? "the answer holds no token: " + kind(answer, body) + ", " + lack
            : "no token came, but: " + error;
    String ruled =
        body != null && result instanceof AttemptResult.Failed failed ? failed.words() : null;
    String words = ruled == null || told.endsWith(ruled) ? told : told + "; " + ruled;
    return failed(result, answer, kinds(answer, body), words);
  }

  private AttemptResult.Failed failed(
      AttemptResult result, HttpAnswer answer, @Nullable Object body, @Nullable String words) {
    Outcome ruled =
        result instanceof AttemptResult.Failed failed ? failed.outcome() : Outcome.VENDOR_ERROR;
    Outcome outcome = named(ruled);
    return new AttemptResult.Failed(
        outcome,
        // What came with success may have used up what was sent.
        answer.status() < 300 && outcome == Outcome.VENDOR_ERROR
            ? Repeatability.NO
            : Repeatability.after(outcome, answer.status()),
        answer.status(),
        answer.headers(),
        body,
        Answer.variables(answer.status(), answer.headers(), context.variables()),
        words);
  }

  /**
   * By the connector's rules and the status, save that the standard's errors go by their names. All
   * that is asked here are the credentials, so it is they that a plain 400 or 422 refuses.
   */
  private Outcome named(Outcome ruled) {
    if (ruled == Outcome.RATE_LIMITED) {
      return ruled;
    }
    if (REFUSALS.contains(error)) {
      return Outcome.UNAUTHORIZED;
    }
    Outcome named = PASSING.getOrDefault(error, ruled);
    return named == Outcome.BAD_REQUEST && !OF_THE_REQUEST.contains(error)
        ? Outcome.UNAUTHORIZED
        : named;
  }

  private static String kind(HttpAnswer answer, @Nullable Object body) {
    if (body instanceof Map<?, ?> map) {
      return "an object with the members "
          + map.keySet().stream().limit(MOST_KEYS).toList()
          + " came";
    }
    if (body != null) {
      return Came.of(body) + " came";
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return "an empty body came";
    }
    return text.startsWith("<") ? "HTML or XML came" : "text came that cannot be decoded";
  }

  /** The keys and kinds of a body. */
  private static Object kinds(HttpAnswer answer, @Nullable Object body) {
    if (!(body instanceof Map<?, ?> members)) {
      return "(" + kind(answer, body) + ")";
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    members.forEach((key, value) -> {
      if (kinds.size() < MOST_KEYS) {
        boolean isCode = key.equals(ERROR) && value instanceof String;
        kinds.put(String.valueOf(key), isCode ? code(body) : "(" + Came.of(value) + ")");
      }
    });
    return kinds;
  }

  /** The code that stands under {@code error}, or in an object there; empty for none. */
  private static String code(@Nullable Object body) {
    Object found = body instanceof Map<?, ?> map ? map.get(ERROR) : null;
    if (found instanceof Map<?, ?> inner) {
      found = inner.get("code");
    }
    return found instanceof String text && text.length() <= LONGEST_CODE ? text.strip() : "";
  }

  /** The words for an answer without a token: the code, and what the connector says they are. */
  private static String told(AttemptResult result, @Nullable Object body) {
    String words = result instanceof AttemptResult.Failed failed ? failed.words() : null;
    return words == null ? code(body) : code(body) + "\n" + words;
  }

  /** A tree without the texts that are told, which are no secrets. */
  private static @Nullable Object untold(String told, @Nullable Object tree) {
    return switch (tree) {
      case String text when told.contains(text.strip()) -> null;
      case Map<?, ?> members -> {
        Map<Object, @Nullable Object> others = new LinkedHashMap<>();
        members.forEach((key, value) -> others.put(key, untold(told, value)));
        yield others;
      }
      case List<?> items ->
          items.stream().map(item -> untold(told, item)).filter(Objects::nonNull).toList();
      case null, default -> tree;
    };
  }

  private static @Nullable String refreshToken(@Nullable Object came) {
    return came instanceof Map<?, ?> map
            && map.get(REFRESH_TOKEN) instanceof String newest
            && !newest.isBlank()
        ? newest.strip()
        : null;
  }
}
