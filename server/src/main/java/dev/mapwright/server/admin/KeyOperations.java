package dev.mapwright.server.admin;

import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.auth.ApiKeys;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.ApiKeyRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api-key}: the keys of callers. */
public record KeyOperations(ApiKeys keys) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final int MOST_DAYS = 3_650;
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");

  /** What a list takes. */
  public static final List<QueryParameter<?>> OF_LIST = List.of(LIMIT, CURSOR);

  /** The body of {@link #create}. */
  public static final Shape NEW =
      Shape.of(
          "key",
          "A key of a caller.",
          List.of(
              Key.required("name", Kind.Matching.notBlank(), "What it is for."),
              Key.of(
                  "rights",
                  Kind.Words.of("read", "admin"),
                  "What may be done with it: read records, or change accounts and keys as well."
                      + " Default: read."),
              Key.of(
                  "integrated_account_id",
                  Kind.Matching.notBlank(),
                  "The one account that it reads. Default: all."),
              Key.of(
                  "proxy",
                  new Kind.Flag(),
                  "Whether it may send requests of its own to vendors (`/proxy`). Default: false."),
              Key.of(
                  "expires_in_days",
                  new Kind.Whole(1, MOST_DAYS),
                  "After so many days it is good no more. Default: never.")));

  /** {@code GET /api-key}. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    int limit = LIMIT.read(query);
    String after = CURSOR.read(query).orElse("");
    query.refuseRest(OF_LIST);
    query.check();
    List<ApiKeyRow> rows = keys.page(after, limit + 1);
    List<ApiKeyRow> page = rows.subList(0, Math.min(limit, rows.size()));
    JsonTree envelope =
        JsonTree.of("result", page.stream().map(row -> form(row).value()).toList())
            .with("next_cursor", rows.size() > limit ? page.getLast().id() : null)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  /** {@code POST /api-key}: the one answer with the key itself. */
  public ServerResponse create(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, NEW);
    CheckedMap fields = body.fields();
    String account = fields.text("integrated_account_id");
    ApiCaller.Rights rights =
        ApiCaller.Rights.valueOf(fields.text("rights", "read").toUpperCase(Locale.ROOT));
    if (rights == ApiCaller.Rights.ADMIN && account != null) {
      body.mistake(
          "integrated_account_id",
          "A key with admin rights is for all accounts.",
          "Leave 'integrated_account_id' out, or give the key the right to read.");
    }
    body.check();
    int days = fields.whole("expires_in_days", 0);
    ApiKeys.Made made =
        keys.make(
            Objects.requireNonNull(fields.text("name")),
            rights,
            account,
            fields.flag("proxy"),
            days == 0 ? null : Duration.ofDays(days));
    JsonTree answer = form(made.row()).with("key", made.key());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  /** {@code DELETE /api-key/{id}}: revokes it; its row stays. */
  public ServerResponse revoke(ServerRequest request, Map<String, String> path) {
    String id = Objects.requireNonNull(path.get("id"));
    ApiKeyRow row =
        keys.revoke(id).orElseThrow(() -> HttpException.of(404, "There is no key '" + id + "'"));
    return ServerResponse.json(200, out -> out.value(form(row).value()));
  }

  private static JsonTree form(ApiKeyRow row) {
    return JsonTree.of("id", row.id())
        .with("name", row.name())
        .with("rights", row.rights())
        .with("integrated_account_id", row.account())
        .with("proxy", row.passesOn())
        .with("created_at", time(row.createdAt()))
        .with("expires_at", time(row.expiresAt()))
        .with("revoked_at", time(row.revokedAt()))
        .with("last_used_at", time(row.usedAt()));
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
