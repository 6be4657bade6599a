package dev.mapwright.server.openapi;

import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What administration answers, as JSON Schema. */
final class AdminSchemas {
  private static final Map<String, ?> TIME_OR_NULL =
      Map.of("type", List.of("string", "null"), "format", "date-time");

  private static final Map<String, ?> TEXTS =
      Map.of("type", "array", "items", Map.of("type", "string"));

  private AdminSchemas() {}

  /** Adds them by name. */
  static void addTo(JsonTree schemas) {
    schemas
        .with("ApiKey", object(key()))
        .with("NewApiKey", object(key().with("key", text("The key; shown only now"))))
        .with(
            "ApiKeyList",
            object(
                JsonTree.of("result", Map.of("type", "array", "items", Schemas.ref("ApiKey")))
                    .with("next_cursor", Map.of("type", List.of("string", "null")))
                    .with("limit", Map.of("type", "integer"))))
        .with("App", object(app()))
        .with(
            "AppList",
            object(JsonTree.of("result", Map.of("type", "array", "items", Schemas.ref("App")))))
        .with("RemovedApp", object(JsonTree.of("integration", text("The vendor's"))))
        .with("AccountEvent", object(event()))
        .with(
            "AccountEventList",
            object(
                JsonTree.of("result", Map.of("type", "array", "items", Schemas.ref("AccountEvent")))
                    .with("next_cursor", Map.of("type", List.of("string", "null")))
                    .with("limit", Map.of("type", "integer"))))
        .with("RemovedIntegratedAccount", object(JsonTree.of("id", text("The account's"))))
        .with(
            "IntegratedAccountToken",
            object(
                JsonTree.of("integrated_account_token", text("Sent as the API token is"))
                    .with("expires_at", Map.of("type", "string", "format", "date-time"))))
        .with(
            "IntegratedAccountTrial",
            object(
                JsonTree.of("ok", Map.of("type", "boolean"))
                    .with("message", text("What is wrong, for whoever connects the account"))
                    .with("vendor_says", Map.of("type", List.of("string", "null")))))
        .with(
            "LinkToken",
            object(
                JsonTree.of("link_token", text("Lets a customer connect; shown only now"))
                    .with("url", text("Where the customer opens it"))
                    .with("integrated_account_id", text("The account that it connects"))
                    .with("expires_at", Map.of("type", "string", "format", "date-time"))))
        .with(
            "StoredOverlay",
            object(
                JsonTree.of("integrated_account_id", text("The account's"))
                    .with("warnings", TEXTS)))
        .with(
            "OverlayPreview",
            object(
                JsonTree.of("before", Schemas.OBJECT)
                    .with("after", Schemas.OBJECT)
                    .with("changes", Map.of("type", "array", "items", change()))
                    .with("incomplete", TEXTS)
                    .with("warnings", TEXTS)))
        .with(
            "SealingKeyRotation",
            object(
                JsonTree.of("key_id", text("The id of the key that seals from now on"))
                    .with("resealed", Map.of("type", "integer"))));
  }

  private static Object change() {
    return object(
        JsonTree.of("field", text("The unified field"))
            .with("before", Map.of())
            .with("after", Map.of())
            .with("layer", text("Who gives it: connector, installation or account")));
  }

  private static JsonTree app() {
    return JsonTree.of("integration", text("The vendor, by its connector's name"))
        .with("client_id", text("Which app it is"))
        .with("secrets_set", TEXTS)
        .with("managed_by", Map.of("enum", List.of("file", "api")))
        .with("updated_at", TIME_OR_NULL);
  }

  private static JsonTree event() {
    Map<String, ?> nullable = Map.of("type", List.of("string", "null"));
    return JsonTree.of("id", text("Names the event"))
        .with("type", text("Such as account.needs_reauth; more may come"))
        .with("created_at", Map.of("type", "string", "format", "date-time"))
        .with("integrated_account_id", text("The account's"))
        .with("integration", text("The vendor, by its connector's name"))
        .with("tenant_id", nullable)
        .with("environment", nullable)
        .with("status", text("From then on"))
        .with("previous_status", nullable);
  }

  private static JsonTree key() {
    return JsonTree.of("id", text("Names the key; is not the key"))
        .with("name", text("What it is for"))
        .with("rights", Map.of("enum", List.of("read", "admin")))
        .with("integrated_account_id", Map.of("type", List.of("string", "null")))
        .with("proxy", Map.of("type", "boolean"))
        .with("created_at", Map.of("type", "string", "format", "date-time"))
        .with("expires_at", TIME_OR_NULL)
        .with("revoked_at", TIME_OR_NULL)
        .with("last_used_at", TIME_OR_NULL);
  }

  static Map<String, ?> text(String description) {
    return Map.of("type", "string", "description", description);
  }

  /** An object with all of these members and no other. */
  static Object object(JsonTree members) {
    return JsonTree.of("type", "object")
        .with("properties", members)
        .with("required", new ArrayList<>(members.value().keySet()))
        .with("additionalProperties", false)
        .value();
  }
}
