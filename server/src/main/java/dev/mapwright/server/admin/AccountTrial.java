package dev.mapwright.server.admin;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
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

  /** Answers 200 whether it works or not. */
  public ServerResponse test(ServerRequest request, Map<String, String> path) {
    Result result =
        of(accounts.find(Objects.requireNonNull(path.get("id")), request.caller()).account());
    JsonTree answer =
        JsonTree.of("ok", result.ok)
            .with("message", result.message)
            .with("vendor_says", result.vendorSays);
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  /** Tries an account, which need not be one of the server's yet. */
  public Result of(Account account) {
    String label = account.connector().label();
    String resource = account.connector().resources().keySet().iterator().next();
    try {
      var _ = api.list(new ListCall(account, resource, Query.ALL, ID_ONLY, 1, null, BOUNDS));
      return new Result(true, label + " lets this account in.", null);
    } catch (VendorException e) {
      return wrong(inWords(account, e), e.getMessage());
    } catch (CallerException e) {
      return wrong(String.valueOf(e.getMessage()), null);
    } catch (DeadlineException _) {
      return wrong(label + " did not answer in time. Try again later.", null);
    } catch (ConnectorException _) {
      return wrong(
          label
              + " answers in another way than its connector expects. Tell whoever runs this"
              + " server.",
          null);
    }
  }

  private static Result wrong(String message, @Nullable String vendorSays) {
    return new Result(false, message, vendorSays);
  }

  private static String inWords(Account account, VendorException e) {
    Connector vendor = account.connector();
    String label = vendor.label();
    return switch (e.outcome()) {
      case UNAUTHORIZED ->
          account.ownFields().containsKey(Consented.FIELD)
              ? label + " no longer honours the consent to this account. Connect it anew."
              : label
                  + " does not accept these credentials. Check that each was copied whole and is"
                  + " still valid there: "
                  + secrets(account)
                  + ".";
      case FORBIDDEN ->
          label
              + " knows these credentials, but they may not read what is wanted. Allow them to read"
              + " candidates there.";
      case NOT_FOUND ->
          label
              + " has nothing at this address. Check the fields that say where the account is: "
              + open(account)
              + ".";
      case RATE_LIMITED ->
          label + " wants fewer requests at the moment. Try again in some minutes.";
      case BAD_REQUEST -> label + " does not understand the request. Check the account's fields.";
      case OK, EMPTY, EXPIRED, UNAVAILABLE, VENDOR_ERROR ->
          label + " cannot be reached, or fails by itself. Try again later.";
    };
  }

  private static String secrets(Account account) {
    return titles(account, true);
  }

  private static String open(Account account) {
    return titles(account, false);
  }

  private static String titles(Account account, boolean secret) {
    String titles =
        account.connector().account().values().stream()
            .filter(
                field -> field.secret() == secret && account.ownFields().containsKey(field.name()))
            .map(AccountTrial::title)
            .collect(Collectors.joining(", "));
    return titles.isEmpty() ? "there are none, so ask whoever runs this server" : titles;
  }

  private static String title(AccountField field) {
    return field.title() == null ? field.name() : field.title();
  }
}
