package dev.mapwright.server.admin;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Words;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /integrated-account/{id}/test}: asks the vendor for one record, and says what is
 * wrong in words for whoever connects the account.
 */
public record AccountTrial(Accounts accounts, UnifiedApi api) {
  /** A token and a page, each with a repetition. */
  private static final int MOST_CALLS = 6;

  private static final String WORDS = "dev.mapwright.server.admin.trial";

  private static final CallOptions BOUNDS =
      new CallOptions(Duration.ofSeconds(15), MOST_CALLS, false, false);

  private static final Wants ID_ONLY = new Wants(false, Set.of(), false);

  /**
   * What came of a trial.
   *
   * @param ok whether the vendor gave a record
   * @param message for whoever connects the account
   * @param vendorSays what the vendor said, where it refused
   */
  public record Result(boolean ok, String message, @Nullable String vendorSays) {}

  /** Answers 200 whether it works or not; 409 where it cannot be tried. */
  public ServerResponse test(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
    entry.checkConnector();
    Result result = of(entry.account(), Words.LANGUAGES.getFirst());
    JsonTree answer =
        JsonTree.of("ok", result.ok)
            .with("message", result.message)
            .with("vendor_says", result.vendorSays);
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  /**
   * Tries an account, which need not be one of the server's yet.
   *
   * @param language of the message, such as {@code en}
   */
  public Result of(Account account, String language) {
    Words words = Words.of(WORDS, language);
    String label = account.connector().label();
    String resource = account.connector().resources().keySet().iterator().next();
    try {
      var _ = api.list(new ListCall(account, resource, Query.ALL, ID_ONLY, 1, null, BOUNDS));
      return new Result(true, words.say("works", label), null);
    } catch (VendorException e) {
      return wrong(inWords(account, e, words), e.getMessage());
    } catch (CallerException e) {
      return wrong(String.valueOf(e.getMessage()), null);
    } catch (DeadlineException _) {
      return wrong(words.say("late", label), null);
    } catch (ConnectorException _) {
      return wrong(words.say("connector", label), null);
    }
  }

  private static Result wrong(String message, @Nullable String vendorSays) {
    return new Result(false, message, vendorSays);
  }

  private static String inWords(Account account, VendorException e, Words words) {
    String label = account.connector().label();
    return switch (e.outcome()) {
      case UNAUTHORIZED ->
          account.ownFields().containsKey(Consented.FIELD)
              ? words.say("consent", label)
              : words.say("credentials", label, titles(account, true, words));
      case FORBIDDEN -> words.say("forbidden", label);
      case NOT_FOUND -> words.say("address", label, titles(account, false, words));
      case RATE_LIMITED -> words.say("busy", label);
      case BAD_REQUEST -> words.say("request", label);
      case OK, EMPTY, EXPIRED, UNAVAILABLE, VENDOR_ERROR -> words.say("away", label);
    };
  }

  /** What the fields are called that the account has, those with secrets or the others. */
  private static String titles(Account account, boolean secret, Words words) {
    String titles =
        account.connector().account().values().stream()
            .filter(
                field -> field.secret() == secret && account.ownFields().containsKey(field.name()))
            .map(AccountTrial::title)
            .collect(Collectors.joining(", "));
    return titles.isEmpty() ? words.say("none") : titles;
  }

  private static String title(AccountField field) {
    return field.title() == null ? field.name() : field.title();
  }
}
