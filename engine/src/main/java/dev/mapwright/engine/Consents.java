package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consent;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Connects accounts by their customers' consent at the vendor's own page (OAuth 2 authorization
 * code): the page's address, then from the code that comes back to a token. Safe for any number of
 * threads; an exchange blocks its (virtual) thread.
 *
 * <pre>{@code
 * Consent consent = Consent.to("https://here.example/callback");
 * URI page = consents.page(account, consent);           // the customer's browser goes there
 * Consented given = consents.redeem(account, consent, code);  // the code that came back
 * // keep given.refreshToken() among the account's fields, where it lasts; then:
 * consents.keep(accountWithIt, given);
 * }</pre>
 */
public final class Consents {
  private static final Duration TIME = Duration.ofSeconds(20);

  private final EngineParts parts;

  /** Of the parts of an engine, whose tokens they are. */
  public Consents(EngineParts parts) {
    this.parts = parts;
  }

  /**
   * The vendor's page where the customer consents.
   *
   * @throws CallerException if the vendor has none
   * @throws EngineException if its address cannot be told
   */
  public URI page(Account account, Consent consent) {
    return translated(account, () -> parts.upstream().consents().page(account, consent));
  }

  /**
   * What the vendor gives for a code that came back, which is sent once.
   *
   * @throws EngineException if the vendor refuses or fails, or gives nothing that lasts
   */
  public Consented redeem(Account account, Consent consent, String code) {
    Budget budget = new Budget(parts.clock(), TIME, 1, parts.room(), account.id());
    try {
      return translated(
          account, () -> parts.upstream().consents().redeem(account, consent, code, budget));
    } finally {
      budget.answers().close();
    }
  }

  /** From now on the account, which has the refresh token among its fields, uses the token. */
  public void keep(Account account, Consented consented) {
    parts.upstream().consents().keep(account, consented);
  }

  private <T> T translated(Account account, Supplier<T> work) {
    return FailureTranslation.translate(Secrets.of(account, () -> null), work);
  }
}
