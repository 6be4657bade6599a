package dev.mapwright.server.sync.serve;

import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedRow;
import dev.mapwright.server.store.SyncedTable;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.truto.TrutoParameters;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /changes}: what changed of an account's records since a place, oldest first. */
public record ChangeOperations(Accounts accounts, Syncs syncs, ChangeStreams streams) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final String NOW = "now";
  private static final String EVENTS = "text/event-stream";

  private static final QueryParameter<String> ACCOUNT = TrutoParameters.ACCOUNT;
  private static final QueryParameter<Optional<String>> RESOURCE =
      QueryParameter.text("resource", "Such as candidates. Default: the vendor's first.");
  private static final QueryParameter<Optional<String>> SINCE =
      QueryParameter.text(
          "since",
          "The `next_cursor` of an earlier answer; without it all records, `now` for what comes"
              + " from now on.");
  private static final QueryParameter<Integer> LIMIT =
      QueryParameter.number(
          "limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many changes a page has, 1 to 500.");

  /** What it takes. */
  public static final List<QueryParameter<?>> PARAMETERS = List.of(ACCOUNT, RESOURCE, SINCE, LIMIT);

  /** A page of them, or all as they come where events are accepted. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    String account = ACCOUNT.read(query);
    Optional<String> named = RESOURCE.read(query);
    Optional<String> since = SINCE.read(query);
    int limit = LIMIT.read(query);
    query.refuseRest(PARAMETERS);
    query.check();
    AccountEntry entry = accounts.find(account, request.caller());
    String resource = SyncRunOperations.resource(entry, named);
    SyncTable.Sync sync =
        syncs
            .find(entry.id(), resource)
            .orElseThrow(() ->
                HttpException.of(
                    409,
                    "The account '"
                        + entry.id()
                        + "' is not synced, so that nobody knows what changed: ask for a run (POST"
                        + " /sync-job-run), or give it a period (PUT"
                        + " /integrated-account/{id}/sync)"));
    String accepted = request.header("accept");
    String last = request.header("last-event-id");
    boolean isStream = accepted != null && accepted.contains(EVENTS);
    ChangeCursor from = from(sync, isStream && last != null ? Optional.of(last) : since);
    return isStream
        ? ServerResponse.of(
                200,
                EVENTS,
                out -> streams.write(out, from, after -> changes(sync, after, MAX_LIMIT)))
            .with(Map.of("x-accel-buffering", "no"))
        : page(changes(sync, from, limit + 1), limit, from);
  }

  /**
   * Where to begin.
   *
   * @throws HttpException 410 if it is a place among the changes of an account that is no more
   */
  private ChangeCursor from(SyncTable.Sync sync, Optional<String> since) {
    SyncedTable.Place now = syncs.store().synced().lastChange(sync.account());
    if (since.isEmpty()) {
      return new ChangeCursor(now.epoch(), 0);
    }
    if (since.get().equals(NOW)) {
      return new ChangeCursor(now.epoch(), now.change());
    }
    ChangeCursor from = ChangeCursor.of(since.get());
    if (from.epoch() != now.epoch() || from.change() > now.change()) {
      throw HttpException.of(
          410,
          "'since' is a place among changes that are no more: the account's records were removed"
              + " since. Leave it out to begin with all records.");
    }
    return from;
  }

  private List<Change> changes(SyncTable.Sync sync, ChangeCursor after, int limit) {
    return syncs.store().synced().changes(sync.row().scope(), after.change(), limit).stream()
        .map(row -> new Change(sync, row, after, fields(sync, row)))
        .toList();
  }

  private @Nullable Map<String, Object> fields(SyncTable.Sync sync, SyncedRow row) {
    byte[] sealed = row.sealed();
    return sealed == null ? null : syncs.vault().open(sync.account(), row.id(), sealed);
  }

  private static ServerResponse page(List<Change> changes, int limit, ChangeCursor from) {
    List<Change> page = changes.subList(0, Math.min(limit, changes.size()));
    String next = page.isEmpty() ? from.text() : page.getLast().place().text();
    return ServerResponse.json(200, out -> write(page, next, changes.size() > limit, limit, out));
  }

  private static void write(List<Change> page, String next, boolean hasMore, int limit, JsonOut out)
      throws IOException {
    out.beginObject();
    out.name("result");
    out.beginArray();
    for (Change change : page) {
      out.value(change.form().value());
    }
    out.endArray();
    out.member("next_cursor", next);
    out.member("has_more", hasMore);
    out.member("limit", (long) limit);
    out.endObject();
  }

  /**
   * A change of a record.
   *
   * @param since the place from which it is seen
   * @param fields the record; null where it is gone
   */
  record Change(
      SyncTable.Sync sync,
      SyncedRow row,
      ChangeCursor since,
      @Nullable Map<String, Object> fields) {
    ChangeCursor place() {
      return new ChangeCursor(since.epoch(), row.change());
    }

    /** Such as {@code updated}, as seen by who has seen everything before. */
    String kind() {
      return fields == null
          ? "deleted"
          : row.firstChange() > since.change() ? "created" : "updated";
    }

    JsonTree form() {
      return JsonTree.of("change", kind())
          .with("resource", sync.resource())
          .with("id", row.id().toString())
          .with("remote_id", row.remoteId().isEmpty() ? null : row.remoteId())
          .with("modified_at", SyncForms.moment(row.modifiedAt()))
          .with("deleted_at", SyncForms.moment(row.deletedAt()))
          .with("record", fields);
    }
  }
}
