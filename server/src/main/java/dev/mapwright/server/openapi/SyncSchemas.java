package dev.mapwright.server.openapi;

import static dev.mapwright.server.openapi.AdminSchemas.object;
import static dev.mapwright.server.openapi.AdminSchemas.text;

import dev.mapwright.server.http.JsonTree;
import java.util.List;
import java.util.Map;

/** What is told of syncs and webhooks, as JSON Schema. */
final class SyncSchemas {
  private static final Map<String, ?> NUMBER = Map.of("type", "integer");
  private static final Map<String, ?> FLAG = Map.of("type", "boolean");
  private static final Map<String, ?> TEXT_OR_NULL = Map.of("type", List.of("string", "null"));
  private static final Map<String, ?> TIME_OR_NULL =
      Map.of("type", List.of("string", "null"), "format", "date-time");

  private SyncSchemas() {}

  /** Adds them by name. */
  static void addTo(JsonTree schemas) {
    schemas
        .with("Webhook", object(webhook()))
        .with("NewWebhook", object(webhook().with("secret", text("What signs; shown only now"))))
        .with("WebhookList", object(JsonTree.of("result", listOf("Webhook"))))
        .with("RemovedWebhook", object(JsonTree.of("id", text("The webhook's"))))
        .with("DeadLetter", object(deadLetter()))
        .with(
            "DeadLetterList",
            object(
                JsonTree.of("result", listOf("DeadLetter"))
                    .with("next_cursor", TEXT_OR_NULL)
                    .with("limit", NUMBER)))
        .with("Replay", object(JsonTree.of("id", text("The webhook's")).with("replayed", NUMBER)))
        .with("Sync", object(sync()))
        .with(
            "SyncList",
            object(
                JsonTree.of("integrated_account_id", text("The account's"))
                    .with("result", listOf("Sync"))))
        .with("SyncJobRun", object(run()))
        .with(
            "SyncJobRunList",
            object(
                JsonTree.of("result", listOf("SyncJobRun"))
                    .with("next_cursor", TEXT_OR_NULL)
                    .with("limit", NUMBER)))
        .with("Change", object(change()))
        .with(
            "ChangeList",
            object(
                JsonTree.of("result", listOf("Change"))
                    .with(
                        "next_cursor", text("What to send as `since` the next time, always there"))
                    .with("has_more", FLAG)
                    .with("limit", NUMBER)))
        .with(
            "Erasure",
            object(
                JsonTree.of("id", text("What was removed"))
                    .with(
                        "removed",
                        object(
                            JsonTree.of("records", NUMBER)
                                .with("ids", NUMBER)
                                .with("sync_runs", NUMBER)))));
  }

  private static JsonTree webhook() {
    return JsonTree.of("id", text("Names the webhook"))
        .with("url", text("Where it leads"))
        .with("events", Map.of("type", "array", "items", Map.of("type", "string")))
        .with("integrated_account_id", TEXT_OR_NULL)
        .with("remapped", FLAG)
        .with("status", Map.of("enum", List.of("active", "failing", "paused")))
        .with("next_at", TIME_OR_NULL)
        .with("pending", NUMBER)
        .with("given_up", NUMBER)
        .with("created_at", Map.of("type", "string", "format", "date-time"));
  }

  private static JsonTree deadLetter() {
    return JsonTree.of("id", text("Names the event"))
        .with("type", text("Such as candidate.updated"))
        .with("created_at", Map.of("type", "string", "format", "date-time"))
        .with("integrated_account_id", text("The account's"))
        .with("resource", text("Such as candidates"))
        .with("record_id", TEXT_OR_NULL)
        .with("attempts", NUMBER)
        .with("error", TEXT_OR_NULL);
  }

  private static JsonTree sync() {
    return JsonTree.of("integrated_account_id", text("The account's"))
        .with("resource", text("Such as candidates"))
        .with("status", Map.of("enum", List.of("COMPLETE", "INCOMPLETE", "RELINK_NEEDED")))
        .with("is_running", FLAG)
        .with("records", NUMBER)
        .with("last_change", NUMBER)
        .with("every", TEXT_OR_NULL)
        .with("next_at", TIME_OR_NULL)
        .with("last_whole_at", TIME_OR_NULL)
        .with("lacking", Map.of("type", "array", "items", Map.of("type", "string")))
        .with("run", Map.of("anyOf", List.of(Schemas.ref("SyncJobRun"), Map.of("type", "null"))));
  }

  private static JsonTree run() {
    return JsonTree.of("id", text("Names the run"))
        .with("integrated_account_id", text("The account's"))
        .with("resource", text("Such as candidates"))
        .with("status", Map.of("enum", List.of("created", "running", "completed", "failed")))
        .with("kind", Map.of("enum", List.of("full", "incremental")))
        .with("ignore_previous_run", FLAG)
        .with("is_asked_for", FLAG)
        .with("is_remapped", FLAG)
        .with("error", TEXT_OR_NULL)
        .with("created_at", Map.of("type", "string", "format", "date-time"))
        .with("started_at", TIME_OR_NULL)
        .with("finished_at", TIME_OR_NULL)
        .with("since", TIME_OR_NULL)
        .with("resource_stats", Map.of("type", "object", "additionalProperties", counts()));
  }

  private static Object counts() {
    return object(
        JsonTree.of("pages", NUMBER)
            .with("records", NUMBER)
            .with("created", NUMBER)
            .with("updated", NUMBER)
            .with("unchanged", NUMBER)
            .with("deleted", NUMBER)
            .with("left_out", NUMBER));
  }

  private static JsonTree change() {
    return JsonTree.of("change", Map.of("enum", List.of("created", "updated", "deleted")))
        .with("resource", text("Such as candidates"))
        .with("id", text("The id of other forms"))
        .with("remote_id", TEXT_OR_NULL)
        .with("modified_at", Map.of("type", "string", "format", "date-time"))
        .with("deleted_at", TIME_OR_NULL)
        .with(
            "record",
            JsonTree.of("type", List.of("object", "null"))
                .with("description", "The unified record; null where it is gone")
                .value());
  }

  private static Map<String, ?> listOf(String name) {
    return Map.of("type", "array", "items", Schemas.ref(name));
  }
}
