package dev.mapwright.server.admin;

import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.AccountEventRow;
import dev.mapwright.server.store.AccountEventTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code GET /integrated-account/{id}/events}: what became of an account, the newest first.
 *
 * @param accounts all of them
 * @param events what became of them
 */
public record EventOperations(Accounts accounts, AccountEventTable events) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final String PREFIX = "evt_";
  private static final Pattern PLACE = Pattern.compile(PREFIX + "([0-9]{1,18})");
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");

  /** What a list takes. */
  public static final List<QueryParameter<?>> OF_LIST = List.of(LIMIT, CURSOR);

  /** A page of them. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    int limit = LIMIT.read(query);
    long before = CURSOR.read(query).map(EventOperations::number).orElse(Long.MAX_VALUE);
    query.refuseRest(OF_LIST);
    query.check();
    List<AccountEventRow> rows = events.page(entry.id(), before, limit + 1);
    List<AccountEventRow> page = rows.subList(0, Math.min(limit, rows.size()));
    JsonTree envelope =
        JsonTree.of("result", page.stream().map(row -> form(row, entry)).toList())
            .with("next_cursor", rows.size() > limit ? PREFIX + page.getLast().number() : null)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  private static Object form(AccountEventRow row, AccountEntry entry) {
    return JsonTree.of("id", PREFIX + row.number())
        .with("type", row.type())
        .with("created_at", Instant.ofEpochMilli(row.at()).toString())
        .with("integrated_account_id", row.account())
        .with("integration", entry.account().connector().name())
        .with("tenant_id", entry.tenantId())
        .with("environment", entry.environment())
        .with("status", row.status())
        .with("previous_status", row.previous())
        .value();
  }

  private static long number(String cursor) {
    var matcher = PLACE.matcher(cursor);
    if (!matcher.matches()) {
      throw HttpException.badRequest(
          "The cursor is not one of this list; leave next_cursor out to begin anew");
    }
    return Long.parseLong(matcher.group(1));
  }
}
