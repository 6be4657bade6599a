package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ADMIN;

import dev.mapwright.server.admin.AccountChanges;
import dev.mapwright.server.admin.AccountErasure;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.admin.AppOperations;
import dev.mapwright.server.admin.EventOperations;
import dev.mapwright.server.admin.KeyOperations;
import dev.mapwright.server.admin.OverlayOperations;
import dev.mapwright.server.admin.OverlayPreview;
import dev.mapwright.server.admin.SealingOperations;
import dev.mapwright.server.description.AccountOperations;
import dev.mapwright.server.openapi.Contracts;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import java.util.List;

/** The rows by which things are changed while the server runs. */
final class AdminApi {
  private AdminApi() {}

  static List<Route> rows(Parts parts, Administration by) {
    KeyOperations keys = new KeyOperations(by.keys());
    AccountChanges accounts =
        new AccountChanges(
            parts.accounts(),
            by.accounts(),
            by.tokens(),
            new AccountOperations(parts.accounts(), by.states()),
            parts.connectors(),
            new AccountErasure(by.keeper().store(), parts.index()));
    AccountTrial trial = new AccountTrial(parts.accounts(), parts.api());
    OverlayOperations overlays = new OverlayOperations(parts.accounts(), by.accounts());
    AppOperations apps =
        new AppOperations(parts.accounts(), by.accounts().apps(), parts.connectors());
    EventOperations events = new EventOperations(parts.accounts(), by.keeper().store().events());
    OverlayPreview preview =
        new OverlayPreview(parts.accounts(), by.accounts(), parts.api(), parts.models());
    return new RouteTable()
        .row("POST", "/integrated-account", ADMIN, accounts::create)
        .documented("createIntegratedAccount", "A new account", Contracts.NEW_ACCOUNT)
        .row("POST", "/integrated-account/token", ADMIN, accounts::token)
        .documented(
            "createIntegratedAccountToken",
            "A token that reads one account for a quarter of an hour",
            Contracts.ACCOUNT_TOKEN)
        .row("PATCH", "/integrated-account/{id}", ADMIN, accounts::change)
        .documented("changeIntegratedAccount", "Changes an account", Contracts.ACCOUNT_CHANGE)
        .row("DELETE", "/integrated-account/{id}", ADMIN, accounts::remove)
        .documented(
            "removeIntegratedAccount",
            "Removes an account with its credentials, its token and all that is kept of its"
                + " records",
            Contracts.ERASED)
        .row("POST", "/integrated-account/{id}/test", ADMIN, trial::test)
        .documented(
            "testIntegratedAccount",
            "Asks the vendor for one record, and says in words what is wrong",
            Contracts.ACCOUNT_TRIAL)
        .row("GET", "/integrated-account/{id}/events", ADMIN, events::list)
        .documented(
            "listAccountEvents",
            "What became of an account, the newest first: each change of its status",
            Contracts.ACCOUNT_EVENTS)
        .row("GET", "/integrated-account/{id}/overlay", ADMIN, overlays::get)
        .documented(
            "getOverlay",
            "What is laid over the account's connector, as it was written",
            Contracts.OVERLAY)
        .row("PUT", "/integrated-account/{id}/overlay", ADMIN, overlays::put)
        .documented(
            "putOverlay",
            "Lays fields and parameters over the account's connector; also taken as YAML",
            Contracts.PUT_OVERLAY)
        .row("DELETE", "/integrated-account/{id}/overlay", ADMIN, overlays::remove)
        .documented(
            "removeOverlay",
            "Nothing is laid over the account's connector any more",
            Contracts.REMOVED_ACCOUNT)
        .row("POST", "/integrated-account/{id}/overlay/preview", ADMIN, preview::preview)
        .documented(
            "previewOverlay",
            "A record with and without an overlay, which is not kept",
            Contracts.OVERLAY_PREVIEW)
        .row("GET", "/app", ADMIN, apps::list)
        .documented("listApps", "Your own apps at vendors, without their secrets", Contracts.APPS)
        .row("PUT", "/app/{integration}", ADMIN, apps::put)
        .documented(
            "putApp", "Your own app at a vendor, in place of the one there is", Contracts.PUT_APP)
        .row("DELETE", "/app/{integration}", ADMIN, apps::remove)
        .documented("removeApp", "An app is lent to no account any more", Contracts.REMOVED_APP)
        .row("GET", "/api-key", ADMIN, keys::list)
        .documented("listApiKeys", "The keys of callers, without the keys", Contracts.API_KEYS)
        .row("POST", "/api-key", ADMIN, keys::create)
        .documented("createApiKey", "A new key, shown only now", Contracts.NEW_API_KEY)
        .row("DELETE", "/api-key/{id}", ADMIN, keys::revoke)
        .documented("revokeApiKey", "A key is good no more", Contracts.API_KEY)
        .row("POST", "/sealing-key/rotate", ADMIN, new SealingOperations(by.keeper())::rotate)
        .documented("rotateSealingKey", "Seals all secrets anew", Contracts.ROTATION)
        .rows();
  }
}
