package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.AccountStatus;
import dev.mapwright.server.description.AnswerSchemas;
import dev.mapwright.server.description.RecordSchema;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas of the document: those of the models, and those of everything else. */
final class Schemas {
  static final Map<String, ?> TEXT = Map.of("type", "string");
  static final Map<String, ?> OBJECT =
      JsonTree.of("type", "object").with("additionalProperties", true).value();

  /** Beside the document, whatever proxy it lies behind. */
  static final String SERVER = ".";

  private Schemas() {}

  /** A reference to one of them. */
  static Map<String, ?> ref(String name) {
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  /** What a model's records are called, such as {@code Candidate}. */
  static String name(UnifiedModel model) {
    return String.valueOf(model.schema().get("title"));
  }

  /** All of them by name. */
  static JsonTree all(UnifiedModels models) {
    JsonTree all = new JsonTree();
    models.all().values().forEach(model -> records(model, all));
    models.all().values().forEach(model -> DocumentedFilters.addSchemas(model, all));
    return all.with("Error", error())
        .with("Plan", plan())
        .with("Debugged", debugged())
        .with("IntegratedAccount", account())
        .with("IntegratedAccountList", accounts())
        .with("MethodMeta", meta())
        .with("VendorMethodMeta", vendorMeta())
        .with("VendorDescription", vendor())
        .with("Capabilities", capabilities());
  }

  private static void records(UnifiedModel model, JsonTree into) {
    String name = name(model);
    RecordSchema schema =
        new RecordSchema(model, part -> "#/components/schemas/" + name + camel(part));
    into.with(name, schema.record());
    schema.definitions().forEach((part, definition) -> into.with(name + camel(part), definition));
    JsonTree error = new JsonTree();
    ref("Error").forEach(error::with);
    error.with("description", "What ended a stream before its end");
    into.with(name + "List", with(AnswerSchemas.list(ref(name)), "error", error));
    into.with(name + "ListByKey", AnswerSchemas.envelope(keyed(ref(name))));
    JsonTree tables = new JsonTree();
    model.fields().values().stream()
        .map(field -> UnifiedModel.itemType(field.type()))
        .map(type -> type instanceof Type.Obj object ? object.entity() : null)
        .filter(Objects::nonNull)
        .sorted()
        .distinct()
        .forEach(table -> tables.with(table, keyed(OBJECT)));
    tables.with(Objects.requireNonNullElse(model.root().entity(), "records"), keyed(OBJECT));
    JsonTree entities = object(List.copyOf(tables.value().keySet()), tables);
    into.with(
        name + "Normalized",
        object(
            List.of("result", "entities"),
            JsonTree.of("result", array(TEXT))
                .with("entities", entities)
                .with("meta", AnswerSchemas.meta())));
    JsonTree ids = AnswerSchemas.envelope(array(TEXT).value());
    into.with(name + "NormalizedList", with(ids, "entities", entities));
    into.with(
        name + "RawListByKey",
        AnswerSchemas.envelope(keyed(OBJECT))
            .with("description", "The same with `truto_response_format=raw`"));
    into.with(
        name + "RawList",
        AnswerSchemas.list(OBJECT)
            .with("description", "The vendor's records, with `truto_response_format=raw`"));
  }

  /** An envelope with one more member. */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static JsonTree with(JsonTree envelope, String name, JsonTree member) {
    if (envelope.value().get("properties") instanceof Map<?, ?> properties) {
      JsonTree more = new JsonTree();
      ((Map<String, ?>) properties).forEach(more::with);
      envelope.with("properties", more.with(name, member));
    }
    return envelope;
  }

  private static Map<String, ?> keyed(Map<String, ?> record) {
    return JsonTree.of("type", "object").with("additionalProperties", record).value();
  }

  private static String camel(String name) {
    return Arrays.stream(name.split("_", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static JsonTree debugged() {
    JsonTree requests =
        array(OBJECT).with("description", "What was asked of the vendor, and what came; in order");
    JsonTree debug =
        object(
            List.of("requests", "left_out", "is_looping"),
            JsonTree.of("requests", requests)
                .with("left_out", JsonTree.of("type", "integer"))
                .with("is_looping", JsonTree.of("type", "boolean")));
    return object(
            List.of("debug", "response"),
            JsonTree.of("debug", debug).with("response", JsonTree.of("type", "object")))
        .with("description", "With `truto_response_format=debug`");
  }

  private static JsonTree error() {
    JsonTree texts = JsonTree.of("type", "array").with("items", TEXT);
    return object(
            List.of("statusCode", "error", "message"),
            JsonTree.of("statusCode", JsonTree.of("type", "integer"))
                .with("error", described("The status's name"))
                .with("message", described("What was expected, what came, what to do"))
                .with(
                    "details",
                    object(
                        List.of(),
                        JsonTree.of("failures", texts)
                            .with("next_cursor", described("From where the call goes on"))))
                .with("truto_is_remote_error", Map.of("const", true))
                .with("raw_response", Map.of("description", "What the vendor answered"))
                .with(
                    "truto_error_insight",
                    JsonTree.of("type", "object")
                        .with(
                            "additionalProperties",
                            object(List.of("description"), JsonTree.of("description", TEXT)))))
        .with(
            "dependentRequired",
            Map.of("truto_is_remote_error", List.of("raw_response", "truto_error_insight")));
  }

  private static JsonTree plan() {
    JsonTree count = JsonTree.of("type", List.of("integer", "null")).with("minimum", 0);
    JsonTree calls =
        JsonTree.of("per_vendor_page", count).with("per_100_results", count).with("once", count);
    JsonTree members =
        JsonTree.of("source", OBJECT)
            .with("native", array(OBJECT))
            .with("residual", array(OBJECT))
            .with("sort", Map.of("type", List.of("object", "null")))
            .with("related", array(OBJECT))
            .with("detail", Map.of("type", List.of("object", "null")))
            .with("partial", array(TEXT))
            .with("nothing_can_match", Map.of("type", "boolean"))
            .with("calls", object(List.copyOf(calls.value().keySet()), calls));
    List<String> always = List.copyOf(members.value().keySet());
    members.with(
        "overlays",
        Map.of(
            "type",
            "object",
            "description",
            "The fields that an overlay gives or drops, and of which layer it is",
            "additionalProperties",
            TEXT));
    return object(always, members)
        .with("description", "How the list would be read, with `explain=true`");
  }

  private static JsonTree integration() {
    return object(
        List.of("name", "label", "documentation_link"),
        JsonTree.of("name", TEXT).with("label", TEXT).with("documentation_link", nullable()));
  }

  private static JsonTree account() {
    return object(
        List.of(
            "id",
            "integration",
            "tenant_id",
            "environment",
            "status",
            "status_reason",
            "authentication_method",
            "context",
            "secrets_set",
            "managed_by",
            "created_at",
            "updated_at"),
        JsonTree.of("id", TEXT)
            .with("integration", integration())
            .with("tenant_id", nullable())
            .with("environment", nullable())
            .with(
                "status",
                Map.of(
                    "enum",
                    Arrays.stream(AccountStatus.values()).map(AccountStatus::word).toList()))
            .with("status_reason", nullable())
            .with("authentication_method", nullable())
            .with(
                "context",
                JsonTree.of("type", "object")
                    .with("description", "The account's fields that are no secrets")
                    .with("additionalProperties", TEXT))
            .with(
                "secrets_set",
                array(TEXT).with("description", "Which secret fields are set; never their values"))
            .with("managed_by", Map.of("enum", List.of("file", "api")))
            .with("created_at", nullable())
            .with("updated_at", nullable()));
  }

  private static JsonTree accounts() {
    return object(
        List.of("result", "next_cursor", "limit"),
        JsonTree.of("result", array(ref("IntegratedAccount")))
            .with("next_cursor", nullable())
            .with("limit", Map.of("type", "integer")));
  }

  private static JsonTree meta() {
    return meta(new JsonTree(), List.of());
  }

  private static JsonTree vendorMeta() {
    return meta(JsonTree.of("response_schema", OBJECT), List.of("response_schema"));
  }

  private static JsonTree meta(JsonTree more, List<String> required) {
    JsonTree members =
        JsonTree.of("unified_model", TEXT)
            .with("resource", TEXT)
            .with("integration", TEXT)
            .with("method", TEXT)
            .with("description", TEXT)
            .with("schema", OBJECT)
            .with("documentation_link", nullable())
            .with("response_mapping", OBJECT)
            .with("query_schema", OBJECT)
            .with("request_body_schema", Map.of("type", "null"))
            .with("default_query", OBJECT)
            .with("default_body", Map.of("description", "JSON, or the fields of a form"));
    List<String> all =
        new ArrayList<>(members.value().keySet().stream().map(Objects::toString).toList());
    all.addAll(required);
    more.value().forEach(members::with);
    return object(all, members);
  }

  private static JsonTree vendor() {
    return object(
        List.of("integration", "unified_model", "instructions", "auth", "resources"),
        JsonTree.of("integration", integration())
            .with("unified_model", TEXT)
            .with("documentation_link", nullable())
            .with("instructions", described("Markdown, to be shown to people"))
            .with("auth", auth())
            .with(
                "resources",
                array(
                    object(
                            List.of("resource", "methods", "fields", "native_filters"),
                            JsonTree.of("resource", TEXT)
                                .with("methods", array(TEXT))
                                .with("fields", array(TEXT))
                                .with("native_filters", OBJECT))
                        .value())));
  }

  private static JsonTree auth() {
    return object(
        List.of("formats", "fields"),
        JsonTree.of("formats", array(TEXT)).with("fields", array(OBJECT)));
  }

  private static JsonTree capabilities() {
    JsonTree method =
        object(
            List.of("method", "description"),
            JsonTree.of("method", TEXT).with("description", TEXT));
    JsonTree resource =
        object(
            List.of("unified_model", "resource", "methods"),
            JsonTree.of("unified_model", TEXT)
                .with("resource", TEXT)
                .with("methods", array(method.value())));
    return object(
        List.of("integration", "proxy", "unified", "auth", "ai_readiness", "account"),
        JsonTree.of("integration", integration())
            .with("proxy", array(OBJECT).with("maxItems", 0))
            .with("unified", array(resource.value()))
            .with("auth", auth())
            .with("ai_readiness", Map.of("type", "null"))
            .with(
                "account",
                Map.of("anyOf", List.of(ref("IntegratedAccount"), Map.of("type", "null")))));
  }

  private static JsonTree object(List<String> required, JsonTree members) {
    return JsonTree.of("type", "object")
        .with("properties", members)
        .with("required", required)
        .with("additionalProperties", false);
  }

  private static JsonTree array(@Nullable Object items) {
    return JsonTree.of("type", "array").with("items", items);
  }

  private static JsonTree described(String description) {
    return JsonTree.of("type", "string").with("description", description);
  }

  private static Map<String, ?> nullable() {
    return Map.of("type", List.of("string", "null"));
  }
}
