package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.AccountPlace;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.AccountTable;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code /integrated-account}: the integrated accounts, without their secrets. */
public record AccountOperations(Accounts accounts, AccountStates states) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");
  private static final QueryParameter<Optional<String>> INTEGRATION =
      QueryParameter.text("integration.name", "Only accounts of this vendor.");
  private static final QueryParameter<Optional<String>> TENANT =
      QueryParameter.text("tenant_id", "Only accounts of this tenant.");
  private static final QueryParameter<Optional<String>> ENVIRONMENT =
      QueryParameter.text("environment", "Only accounts of this environment.");
  private static final QueryParameter<Optional<String>> ACCOUNT =
      TrutoParameters.ONE_ACCOUNT.readAs((query, name) -> Optional.ofNullable(query.text(name)));

  /** What a list takes. */
  public static final List<QueryParameter<?>> OF_LIST =
      List.of(LIMIT, CURSOR, INTEGRATION, TENANT, ENVIRONMENT);

  /** What {@link #me} takes. */
  public static final List<QueryParameter<?>> OF_ME = List.of(ACCOUNT);

  /** {@code GET /integrated-account}. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    int limit = LIMIT.read(query);
    Optional<String> cursor = CURSOR.read(query);
    AccountTable.Filter filter =
        new AccountTable.Filter(
            request.caller().account(),
            INTEGRATION.read(query).orElse(null),
            TENANT.read(query).orElse(null),
            ENVIRONMENT.read(query).orElse(null));
    query.refuseRest(OF_LIST);
    query.check();
    AccountPlace from = cursor.map(AccountOperations::place).orElse(null);
    List<AccountEntry> entries = accounts.page(filter, from, limit + 1);
    List<AccountEntry> page = entries.subList(0, Math.min(limit, entries.size()));
    JsonTree envelope =
        JsonTree.of("result", forms(page))
            .with(
                "next_cursor",
                entries.size() > limit
                    ? new AccountPlace(page.getLast().id(), page.getLast().isDeclared()).cursor()
                    : null)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  private List<?> forms(List<AccountEntry> entries) {
    Set<String> needing =
        states.needingReauth(entries.stream().map(AccountEntry::account).toList());
    return entries.stream()
        .map(entry -> AccountForm.of(entry, needing.contains(entry.id())).value())
        .toList();
  }

  /** {@code GET /integrated-account/{id}}. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    query.refuseRest(List.of());
    query.check();
    return answer(Objects.requireNonNull(path.get("id")), request.caller());
  }

  /** {@code GET /integrated-account/me}: a token of all accounts belongs to no one of them. */
  public ServerResponse me(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    String id = ACCOUNT.read(query).orElse(request.caller().account());
    query.refuseRest(OF_ME);
    query.check();
    if (id == null) {
      throw HttpException.badRequest(
          "This token belongs to no one account: name it with '"
              + ACCOUNT.name()
              + "', or ask for /integrated-account/{id}");
    }
    return answer(id, request.caller());
  }

  private ServerResponse answer(String id, ApiCaller caller) {
    return answer(accounts.find(id, caller));
  }

  /** An account as it is answered. */
  public ServerResponse answer(AccountEntry entry) {
    List<Account> one = List.of(entry.account());
    JsonTree form = AccountForm.of(entry, !states.needingReauth(one).isEmpty());
    return ServerResponse.json(200, out -> out.value(form.value()));
  }

  private static AccountPlace place(String cursor) {
    return AccountPlace.of(cursor)
        .orElseThrow(() ->
            HttpException.badRequest(
                "The cursor is not one of this list; leave next_cursor out to begin anew"));
  }
}
