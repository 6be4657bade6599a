package dev.mapwright.server.webhook;

import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.DeliveryRow;
import dev.mapwright.server.store.DeliveryTable;
import dev.mapwright.server.store.WebhookRow;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /webhook}: where events are sent. */
public record WebhookOperations(Accounts accounts, Webhooks webhooks) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final int LONGEST_URL = 2_000;
  private static final Pattern EVENT = Pattern.compile("evt_([0-9]{1,18})");
  private static final Kind NOT_BLANK = Kind.Matching.notBlank();
  private static final Kind TYPE =
      new Kind.Matching(
          "a type of events such as candidate.updated or account.synced",
          "[a-z_]{1,30}\\.(created|updated|deleted)|account\\.(synced|failed|needs_reauth)");

  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");

  /** What {@link #dead} takes. */
  public static final List<QueryParameter<?>> OF_DEAD = List.of(LIMIT, CURSOR);

  /** The body of {@link #create}. */
  public static final Shape NEW =
      Shape.of(
          "webhook",
          "Where events are sent.",
          List.of(
              Key.required("url", NOT_BLANK, "An https address that takes POST."),
              Key.of(
                  "events",
                  new Kind.Many(TYPE),
                  "The types of events that are sent: candidate.created, candidate.updated,"
                      + " candidate.deleted, account.synced, account.failed,"
                      + " account.needs_reauth. Default: all."),
              Key.of(
                  "integrated_account_id",
                  NOT_BLANK,
                  "The one account whose events are sent. Default: all."),
              Key.of(
                  "remapped",
                  new Kind.Flag(),
                  "Whether records are told that are only mapped otherwise, as all are when a"
                      + " connector changes. Default: false.")));

  /** The body of {@link #change}. */
  public static final Shape CHANGE =
      Shape.of(
          "change",
          "What is to change.",
          List.of(
              Key.required(
                  "status",
                  Kind.Words.of("active", "paused"),
                  "What is to be sent to one that is paused waits.")));

  /** The body of {@link #replay}. */
  public static final Shape REPLAY =
      Shape.of(
          "replay",
          "What is sent again.",
          List.of(
              Key.of(
                  "events",
                  new Kind.Many(NOT_BLANK),
                  "Which, by their ids, 500 at most. Default: all that were given up.")));

  /** {@code POST /webhook}: the one answer with the secret. */
  public ServerResponse create(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, NEW);
    CheckedMap fields = body.fields();
    URI url = url(body);
    String account = fields.text("integrated_account_id");
    body.check();
    if (account != null) {
      var _ = accounts.find(account, request.caller());
    }
    Webhooks.Made made =
        webhooks.make(
            Objects.requireNonNull(url), fields.texts("events"), account, fields.flag("remapped"));
    JsonTree answer = form(made.row()).with("secret", made.secret());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private static @Nullable URI url(JsonBody body) {
    String text = body.fields().text("url");
    if (text == null) {
      return null;
    }
    try {
      URI url = new URI(text);
      if ("https".equalsIgnoreCase(url.getScheme())
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && text.length() <= LONGEST_URL) {
        return url;
      }
    } catch (URISyntaxException _) {
      // told below
    }
    body.mistake(
        "url",
        "It is no address that events can be sent to.",
        "Write one that begins with https://, without user and fragment.");
    return null;
  }

  /** {@code GET /webhook}: all, without their secrets. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    List<?> all = webhooks.all().stream().map(row -> form(row).value()).toList();
    return ServerResponse.json(200, out -> out.value(JsonTree.of("result", all).value()));
  }

  /** {@code GET /webhook/{id}}. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    return answer(find(path));
  }

  /** {@code PATCH /webhook/{id}}. */
  public ServerResponse change(ServerRequest request, Map<String, String> path) {
    WebhookRow row = find(path);
    JsonBody body = JsonBody.read(request, CHANGE);
    body.check();
    boolean isActive = "active".equals(body.fields().text("status"));
    if (!webhooks.enable(row.id(), isActive)) {
      throw gone(row.id());
    }
    return answer(find(path));
  }

  /** {@code DELETE /webhook/{id}}: with what was to be sent to it. */
  public ServerResponse remove(ServerRequest request, Map<String, String> path) {
    String id = find(path).id();
    if (!webhooks.remove(id)) {
      throw gone(id);
    }
    return ServerResponse.json(200, out -> out.value(JsonTree.of("id", id).value()));
  }

  /** {@code GET /webhook/{id}/dead-letter}: what was given up, the oldest first. */
  public ServerResponse dead(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    int limit = LIMIT.read(query);
    Optional<String> cursor = CURSOR.read(query);
    query.refuseRest(OF_DEAD);
    query.check();
    WebhookRow row = find(path);
    long after = cursor.map(WebhookOperations::number).orElse(0L);
    List<DeliveryRow> rows = webhooks.deliveries().dead(row.id(), after, limit + 1);
    List<DeliveryRow> page = rows.subList(0, Math.min(limit, rows.size()));
    JsonTree envelope =
        JsonTree.of("result", page.stream().map(WebhookOperations::form).toList())
            .with("next_cursor", rows.size() > limit ? id(page.getLast()) : null)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  /** {@code POST /webhook/{id}/replay}: sends again what was given up. */
  public ServerResponse replay(ServerRequest request, Map<String, String> path) {
    WebhookRow row = find(path);
    JsonBody body = JsonBody.read(request, REPLAY);
    body.check();
    List<Long> numbers =
        body.fields().texts("events").stream().map(WebhookOperations::number).toList();
    if (numbers.size() > MAX_LIMIT) {
      throw HttpException.badRequest("'events' takes " + MAX_LIMIT + " ids at most");
    }
    int replayed = webhooks.deliveries().replay(row.id(), numbers);
    return ServerResponse.json(
        200, out -> out.value(JsonTree.of("id", row.id()).with("replayed", replayed).value()));
  }

  private WebhookRow find(Map<String, String> path) {
    String id = Objects.requireNonNull(path.get("id"));
    return webhooks.find(id).orElseThrow(() -> gone(id));
  }

  private static HttpException gone(String id) {
    return HttpException.of(404, "There is no webhook '" + id + "'");
  }

  private ServerResponse answer(WebhookRow row) {
    return ServerResponse.json(200, out -> out.value(form(row).value()));
  }

  private JsonTree form(WebhookRow row) {
    DeliveryTable.Waiting waiting = webhooks.deliveries().waiting(row.id());
    return JsonTree.of("id", row.id())
        .with("url", webhooks.url(row).toString())
        .with("events", row.types())
        .with("integrated_account_id", row.account())
        .with("remapped", row.isRemapped())
        .with("status", !row.isEnabled() ? "paused" : row.failing() > 0 ? "failing" : "active")
        .with("next_at", row.failing() > 0 ? moment(row.restUntil()) : null)
        .with("pending", waiting.pending())
        .with("given_up", waiting.dead())
        .with("created_at", moment(row.createdAt()));
  }

  private static Object form(DeliveryRow row) {
    return JsonTree.of("id", id(row))
        .with("type", row.type())
        .with("created_at", moment(row.madeAt()))
        .with("integrated_account_id", row.account())
        .with("resource", row.resource())
        .with("record_id", row.subject() == null ? null : row.subject().toString())
        .with("attempts", row.attempts())
        .with("error", row.error())
        .value();
  }

  private static String id(DeliveryRow row) {
    return "evt_" + row.number();
  }

  private static long number(String id) {
    Matcher matcher = EVENT.matcher(id);
    if (!matcher.matches()) {
      throw HttpException.badRequest("'" + id + "' is not the id of an event, such as evt_17");
    }
    return Long.parseLong(matcher.group(1));
  }

  private static String moment(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
