package dev.mapwright.server.admin;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
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

  /** What came of it: null for nothing wrong. */
  private record Wrong(String message, @Nullable String vendorSays) {}

  /** Answers 200 whether it works or not. */
  public ServerResponse test(ServerRequest request, Map<String, String> path) {
    Account account =
        accounts.find(Objects.requireNonNull(path.get("id")), request.caller()).account();
    Wrong wrong = tried(account);
    JsonTree answer =
        JsonTree.of("ok", wrong == null)
            .with(
                "message",
                wrong == null
                    ? account.connector().label() + " lets this account in."
                    : wrong.message)
            .with("vendor_says", wrong == null ? null : wrong.vendorSays);
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private @Nullable Wrong tried(Account account) {
    String resource = account.connector().resources().keySet().iterator().next();
    try {
      var _ = api.list(new ListCall(account, resource, Query.ALL, ID_ONLY, 1, null, BOUNDS));
      return null;
    } catch (VendorException e) {
      return new Wrong(inWords(account.connector(), e), e.getMessage());
    } catch (CallerException e) {
      return new Wrong(String.valueOf(e.getMessage()), null);
    } catch (DeadlineException _) {
      return new Wrong(
          account.connector().label() + " did not answer in time. Try again later.", null);
    } catch (ConnectorException _) {
      return new Wrong(
          account.connector().label()
              + " answers in another way than its connector expects. Tell whoever runs this"
              + " server.",
          null);
    }
  }

  private static String inWords(Connector vendor, VendorException e) {
    String label = vendor.label();
    return switch (e.outcome()) {
      case UNAUTHORIZED ->
          label
              + " does not accept these credentials. Check that each was copied whole and is still"
              + " valid there: "
              + secrets(vendor)
              + ".";
      case FORBIDDEN ->
          label
              + " knows these credentials, but they may not read what is wanted. Allow them to read"
              + " candidates there.";
      case NOT_FOUND ->
          label
              + " has nothing at this address. Check the fields that say where the account is: "
              + open(vendor)
              + ".";
      case RATE_LIMITED ->
          label + " wants fewer requests at the moment. Try again in some minutes.";
      case BAD_REQUEST -> label + " does not understand the request. Check the account's fields.";
      case OK, EMPTY, EXPIRED, UNAVAILABLE, VENDOR_ERROR ->
          label + " cannot be reached, or fails by itself. Try again later.";
    };
  }

  private static String secrets(Connector vendor) {
    return titles(vendor, true);
  }

  private static String open(Connector vendor) {
    return titles(vendor, false);
  }

  private static String titles(Connector vendor, boolean secret) {
    String titles =
        vendor.account().values().stream()
            .filter(field -> field.secret() == secret)
            .map(AccountTrial::title)
            .collect(Collectors.joining(", "));
    return titles.isEmpty() ? "there are none, so ask whoever runs this server" : titles;
  }

  private static String title(AccountField field) {
    return field.title() == null ? field.name() : field.title();
  }
}
