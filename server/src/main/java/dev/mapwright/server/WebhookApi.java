package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ADMIN;

import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.openapi.Contracts;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import dev.mapwright.server.webhook.WebhookOperations;
import dev.mapwright.server.webhook.Webhooks;
import java.util.List;

/** The rows of webhooks. */
final class WebhookApi {
  private static final String ONE = "/webhook/{id}";

  private WebhookApi() {}

  static List<Route> rows(Accounts accounts, Webhooks webhooks) {
    WebhookOperations operations = new WebhookOperations(accounts, webhooks);
    return new RouteTable()
        .get("/webhook", ADMIN, operations::list)
        .documented("listWebhooks", "Where events are sent", Contracts.WEBHOOKS)
        .row("POST", "/webhook", ADMIN, operations::create)
        .documented(
            "createWebhook", "A new webhook, its secret shown only now", Contracts.NEW_WEBHOOK)
        .get(ONE, ADMIN, operations::get)
        .documented("getWebhook", "One webhook", Contracts.WEBHOOK)
        .row("PATCH", ONE, ADMIN, operations::change)
        .documented("changeWebhook", "Pauses a webhook, or goes on", Contracts.WEBHOOK_CHANGE)
        .row("DELETE", ONE, ADMIN, operations::remove)
        .documented(
            "removeWebhook",
            "Removes a webhook with what was to be sent to it",
            Contracts.REMOVED_WEBHOOK)
        .get(ONE + "/dead-letter", ADMIN, operations::dead)
        .documented("listDeadLetters", "Events that were given up", Contracts.DEAD_LETTERS)
        .row("POST", ONE + "/replay", ADMIN, operations::replay)
        .documented("replayWebhook", "Sends again what was given up", Contracts.REPLAY)
        .rows();
  }
}
