package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ADMIN;
import static dev.mapwright.server.route.Access.TOKEN;

import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.openapi.Contracts;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.sync.serve.ChangeOperations;
import dev.mapwright.server.sync.serve.ChangeStreams;
import dev.mapwright.server.sync.serve.SyncOperations;
import dev.mapwright.server.sync.serve.SyncRunOperations;
import java.util.List;

/** The rows of syncs, and of what changed. */
final class SyncApi {
  private static final String SYNC = "/integrated-account/{id}/sync";

  private SyncApi() {}

  static List<Route> rows(Accounts accounts, Syncs syncs) {
    SyncOperations states = new SyncOperations(accounts, syncs);
    SyncRunOperations runs = new SyncRunOperations(accounts, syncs);
    ChangeOperations changes = new ChangeOperations(accounts, syncs, new ChangeStreams(syncs));
    return new RouteTable()
        .get("/changes", TOKEN, changes::list)
        .documented(
            "listChanges",
            "What changed of an account's records, oldest first; as events with `Accept:"
                + " text/event-stream`",
            Contracts.CHANGES)
        .row("POST", "/sync-job-run", ADMIN, runs::create)
        .documented("createSyncJobRun", "Syncs an account now", Contracts.NEW_SYNC_RUN)
        .get("/sync-job-run", ADMIN, runs::list)
        .documented("listSyncJobRuns", "The runs of an account's sync", Contracts.SYNC_RUNS)
        .get("/sync-job-run/{id}", ADMIN, runs::get)
        .documented("getSyncJobRun", "One run of a sync", Contracts.SYNC_RUN)
        .get(SYNC, ADMIN, states::get)
        .documented("getSync", "How the syncs of an account stand", Contracts.SYNC)
        .row("PUT", SYNC, ADMIN, states::put)
        .documented("putSync", "How often an account is synced", Contracts.PUT_SYNC)
        .row("DELETE", SYNC, ADMIN, states::remove)
        .documented(
            "removeSync",
            "An account is synced no more, and what was kept of its records is removed",
            Contracts.ERASED)
        .row("DELETE", SYNC + "/{resource}/{record}", ADMIN, states::erase)
        .documented(
            "eraseRecord",
            "Removes what is kept of one person, who is taken up no more",
            Contracts.ERASED)
        .rows();
  }
}
