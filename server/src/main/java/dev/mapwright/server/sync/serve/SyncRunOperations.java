package dev.mapwright.server.sync.serve;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /sync-job-run}: runs of syncs, asked for and looked at. */
public record SyncRunOperations(Accounts accounts, Syncs syncs) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final Pattern ID = Pattern.compile("run_([0-9]{1,18})");
  private static final Kind NOT_BLANK = Kind.Matching.notBlank();

  private static final QueryParameter<String> ACCOUNT = TrutoParameters.ONE_ACCOUNT;
  private static final QueryParameter<Optional<String>> RESOURCE =
      QueryParameter.text("resource", "Such as candidates. Default: the vendor's first.");
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many a page has, 1 to 500.");
  private static final QueryParameter<Optional<String>> CURSOR =
      QueryParameter.text("next_cursor", "Where to go on.");

  /** What a list takes. */
  public static final List<QueryParameter<?>> OF_LIST = List.of(ACCOUNT, RESOURCE, LIMIT, CURSOR);

  /** The body of {@link #create}. */
  public static final Shape NEW =
      Shape.of(
          "run",
          "A run of a sync.",
          List.of(
              Key.required("integrated_account_id", NOT_BLANK, "The account."),
              Key.of("resource", NOT_BLANK, "Such as candidates. Default: the vendor's first."),
              Key.of(
                  "ignore_previous_run",
                  new Kind.Flag(),
                  "Whether everything is read, and not only what changed since, where the vendor"
                      + " tells that. Default false.")));

  /** {@code POST}: asks for a run, which begins at once. */
  public ServerResponse create(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, NEW);
    body.check();
    AccountEntry entry =
        accounts.find(
            Objects.requireNonNull(body.fields().text("integrated_account_id")), request.caller());
    entry.checkConnector();
    String resource = resource(entry, Optional.ofNullable(body.fields().text("resource")));
    SyncRunRow run =
        syncs.ask(
            entry.id(),
            resource,
            body.fields().flag("ignore_previous_run") ? SyncRunRow.FULL : SyncRunRow.INCREMENTAL);
    return ServerResponse.json(
        200, out -> out.value(SyncForms.run(run, entry.id(), resource).value()));
  }

  /** {@code GET /sync-job-run/{id}}. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    String id = Objects.requireNonNull(path.get("id"));
    SyncRunRow run =
        number(id).flatMap(syncs.store().syncRuns()::find).orElseThrow(() -> noRun(id));
    SyncTable.Sync sync = syncs.store().syncs().find(run.scope()).orElseThrow(() -> noRun(id));
    AccountEntry _ = accounts.find(sync.account(), request.caller());
    return ServerResponse.json(
        200, out -> out.value(SyncForms.run(run, sync.account(), sync.resource()).value()));
  }

  private static HttpException noRun(String id) {
    return HttpException.of(404, "There is no run '" + id + "' of a sync");
  }

  private static Optional<Long> number(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** {@code GET}: the runs of an account, the newest first. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    String account = ACCOUNT.read(query);
    Optional<String> named = RESOURCE.read(query);
    int limit = LIMIT.read(query);
    Optional<String> cursor = CURSOR.read(query);
    query.refuseRest(OF_LIST);
    query.check();
    AccountEntry entry = accounts.find(account, request.caller());
    String resource = resource(entry, named);
    long before = cursor.map(SyncRunOperations::before).orElse(Long.MAX_VALUE);
    List<SyncRunRow> rows =
        syncs
            .find(entry.id(), resource)
            .map(sync -> syncs.store().syncRuns().page(sync.row().scope(), before, limit + 1))
            .orElse(List.of());
    List<SyncRunRow> page = rows.subList(0, Math.min(limit, rows.size()));
    JsonTree envelope =
        JsonTree.of(
                "result",
                page.stream().map(run -> SyncForms.run(run, entry.id(), resource).value()).toList())
            .with("next_cursor", rows.size() > limit ? SyncForms.id(page.getLast().number()) : null)
            .with("limit", limit);
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  private static long before(String cursor) {
    return number(cursor)
        .orElseThrow(() ->
            HttpException.badRequest(
                "The cursor is not one of this list; leave next_cursor out to begin anew"));
  }

  /** The resource that is named, or the vendor's first. */
  static String resource(AccountEntry entry, Optional<String> named) {
    String resource =
        named.orElseGet(() -> entry.account().connector().resources().keySet().iterator().next());
    SyncOperations.checkResource(entry, resource);
    return resource;
  }
}
