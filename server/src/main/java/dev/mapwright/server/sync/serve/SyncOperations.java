package dev.mapwright.server.sync.serve;

import dev.mapwright.engine.problem.Nearest;
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
import dev.mapwright.server.store.ErasureTable.Erased;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.sync.Syncs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /integrated-account/{id}/sync}: how the syncs of an account stand. */
public record SyncOperations(Accounts accounts, Syncs syncs) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  /** The body of {@link #put}. */
  public static final Shape PERIOD =
      Shape.of(
          "sync",
          "How often an account is synced by itself.",
          List.of(
              Key.of(
                  "every",
                  Kind.Either.of(new Kind.Time(), Kind.Words.of("never", "default")),
                  "A duration from 1m to 31d, never for only when asked, or default for as often"
                      + " as others. Default: default.")));

  /** {@code GET}: how they stand, by resource. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    return answer(account(request, path).id());
  }

  /** {@code PUT}: how often; an account that is not synced is from now on. */
  public ServerResponse put(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = account(request, path);
    entry.checkConnector();
    JsonBody body = JsonBody.read(request, PERIOD);
    Long period = period(body);
    body.check();
    for (String resource : entry.account().connector().resources().keySet()) {
      syncs.setPeriod(entry.id(), resource, period);
    }
    return answer(entry.id());
  }

  private static @Nullable Long period(JsonBody body) {
    String word = body.fields().text("every", "default");
    if (word.equals("default")) {
      return null;
    }
    if (word.equals("never")) {
      return 0L;
    }
    Duration every = body.fields().time("every");
    if (every == null || every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      body.mistake("every", "An account is synced every 1m to 31d.", null);
      return null;
    }
    return every.toMillis();
  }

  /** {@code DELETE}: it is synced no more, and what was kept is removed. */
  public ServerResponse remove(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = account(request, path);
    return erased(entry.id(), syncs.stop(entry.id()));
  }

  /** {@code DELETE …/sync/{resource}/{record}}: removes what is kept of one person. */
  public ServerResponse erase(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = account(request, path);
    String resource = Objects.requireNonNull(path.get("resource"));
    checkResource(entry, resource);
    String record = Objects.requireNonNull(path.get("record"));
    UUID id = id(entry.id(), resource, record);
    Erased erased = syncs.erase(entry.id(), resource, id);
    if (erased.equals(Erased.NOTHING)) {
      throw HttpException.of(
          404, "Nothing is kept of a record '" + record + "' of account '" + entry.id() + "'");
    }
    return erased(id.toString(), erased);
  }

  private UUID id(String account, String resource, String record) {
    try {
      return UUID.fromString(record);
    } catch (IllegalArgumentException _) {
      return syncs.idOf(account, resource, record); // it is the vendor's own
    }
  }

  static ServerResponse erased(String id, Erased erased) {
    JsonTree answer =
        JsonTree.of("id", id)
            .with(
                "removed",
                JsonTree.of("records", erased.records())
                    .with("ids", erased.ids())
                    .with("sync_runs", erased.runs()));
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private AccountEntry account(ServerRequest request, Map<String, String> path) {
    return accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
  }

  /**
   * Sees to it that an account has a resource.
   *
   * @throws HttpException 404 if it has not
   */
  static void checkResource(AccountEntry entry, String resource) {
    Set<String> there = entry.account().connector().resources().keySet();
    if (!there.contains(resource)) {
      throw HttpException.of(
          404,
          entry.account().connector().label()
              + " has no resource '"
              + resource
              + "'. "
              + Nearest.advice(resource, there));
    }
  }

  private ServerResponse answer(String account) {
    List<?> forms = syncs.of(account).stream().map(sync -> form(sync).value()).toList();
    JsonTree answer = JsonTree.of("integrated_account_id", account).with("result", forms);
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private JsonTree form(SyncTable.Sync sync) {
    Long current = sync.row().run();
    SyncRunRow run =
        current == null
            ? syncs.store().syncRuns().page(sync.row().scope(), Long.MAX_VALUE, 1).stream()
                .findFirst()
                .orElse(null)
            : syncs.store().syncRuns().find(current).orElse(null);
    return SyncForms.sync(
        sync,
        run,
        syncs.store().synced().count(sync.row().scope()),
        syncs.store().synced().lastChange(sync.account()).change(),
        syncs.settings().every());
  }
}
