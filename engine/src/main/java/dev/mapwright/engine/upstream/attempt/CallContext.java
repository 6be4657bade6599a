package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.transport.HttpCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that one request needs to be made and judged.
 *
 * @param account for whom
 * @param endpoint what is called
 * @param call the request, authenticated and encoded, as it is made first
 * @param again the same for a further attempt: what must be new each time is made anew
 * @param variables what rules read besides the answer
 * @param secrets what must not be told
 * @param budget what may be spent
 */
public record CallContext(
    Account account,
    Endpoint endpoint,
    HttpCall call,
    Supplier<HttpCall> again,
    Variables variables,
    Secrets secrets,
    Budget budget) {
  private static final int WORDS = 500;
  private static final int READ = 64 << 10;

  /** The request of an attempt, of which the first has the number 1. */
  HttpCall call(int attempt) {
    if (attempt == 1) {
      return call;
    }
    HttpCall made = again.get();
    secrets.sent(made);
    return made;
  }

  /** What to tell: who, what, and in whose words, the beginning of them on one line. */
  public String message(Outcome outcome, int status, @Nullable String words) {
    String who = account.connector().label() + " (" + endpoint.name() + ") ";
    String code = status == 0 ? "" : " (HTTP " + status + ")";
    return secrets.hide(who + OutcomeRules.phrase(outcome, status) + code)
        + (words == null ? "" : ": " + beginning(words));
  }

  /** Secrets go first: half of one would not be known as such. */
  private String beginning(String words) {
    String hidden = secrets.hide(words.substring(0, Math.min(words.length(), READ)));
    String line = hidden.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= WORDS ? line : line.substring(0, WORDS) + "…";
  }
}
