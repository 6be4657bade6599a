package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.truto.TrutoParameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /integrated-account}: the integrated accounts, without their secrets. */
public record AccountOperations(Accounts accounts) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");
  private static final QueryParameter<Optional<String>> INTEGRATION =
      QueryParameter.text("integration.name", "Only accounts of this vendor.");
  private static final QueryParameter<Optional<String>> ACCOUNT =
      TrutoParameters.ONE_ACCOUNT.readAs((query, name) -> Optional.ofNullable(query.text(name)));

  /** What a list takes. */
  public static final List<QueryParameter<?>> OF_LIST = List.of(LIMIT, CURSOR, INTEGRATION);

  /** What {@link #me} takes. */
  public static final List<QueryParameter<?>> OF_ME = List.of(ACCOUNT);

  /** {@code GET /integrated-account}. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    int limit = LIMIT.read(query);
    String cursor = CURSOR.read(query).orElse(null);
    String integration = INTEGRATION.read(query).orElse(null);
    query.refuseRest(OF_LIST);
    query.check();
    List<Account> all =
        accounts.all().stream()
            .filter(a -> request.caller().mayRead(a.id()))
            .filter(a -> integration == null || a.connector().name().equals(integration))
            .toList();
    int from = cursor == null ? 0 : after(cursor, all);
    List<Account> page = all.stream().skip(from).limit(limit).toList();
    String next = from + page.size() < all.size() ? encoded(page.getLast().id()) : null;
    JsonTree envelope =
        JsonTree.of(
                "result", page.stream().map(account -> AccountForm.of(account).value()).toList())
            .with("next_cursor", next)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  /** {@code GET /integrated-account/{id}}. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    query.refuseRest(List.of());
    query.check();
    return answer(Objects.requireNonNull(path.get("id")), request.caller());
  }

  /** {@code GET /integrated-account/me}: the API token belongs to no one account. */
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
    JsonTree form = AccountForm.of(accounts.find(id, caller));
    return ServerResponse.json(200, out -> out.value(form.value()));
  }

  private static int after(String cursor, List<Account> all) {
    String id = decode(cursor);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw HttpException.badRequest(
        "The cursor is not one of this list; leave next_cursor out to begin anew");
  }

  private static String encoded(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }
}
