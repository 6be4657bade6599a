package dev.mapwright.server.openapi;

import static dev.mapwright.server.openapi.Schemas.TEXT;
import static dev.mapwright.server.openapi.Schemas.ref;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.truto.ParameterDoc;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each route of the table does. */
final class RouteDescriptions {
  private static final List<ParameterDoc> NONE = List.of();
  private static final ParameterDoc ACCOUNT =
      new ParameterDoc("integrated_account_id", true, TEXT, "The integrated account.");

  private RouteDescriptions() {}

  /**
   * What a route does; empty if the table has a route that nobody has described.
   *
   * @param pattern the route's
   * @param model the unified model that the pattern was filled in with, or null where it has none
   */
  static Optional<RouteDescription> of(String pattern, @Nullable UnifiedModel model) {
    return Optional.ofNullable(model == null ? general(pattern) : unified(pattern, model));
  }

  private static @Nullable RouteDescription unified(String pattern, UnifiedModel model) {
    String record = Schemas.name(model);
    return switch (pattern) {
      case "/unified/{model}/{resource}" ->
          RouteDescription.of(
                  "list",
                  "A page of records, filtered and sorted as asked",
                  TrutoParameters.list(model),
                  anyOf(
                      ref(record + "List"),
                      ref(record + "ListByKey"),
                      ref(record + "RawList"),
                      ref(record + "RawListByKey"),
                      ref(record + "NormalizedList")))
              .or(PlanDocument.MEDIA_TYPE, ref("Plan"))
              .or("application/x-ndjson", TEXT)
              .with(Trait.CALLS_VENDOR);
      case "/unified/{model}/{resource}/{id}" ->
          RouteDescription.of(
                  "get",
                  "One record, as full as the vendor can give it",
                  TrutoParameters.get(model),
                  anyOf(ref(record), ref(record + "Normalized"), raw()))
              .with(Trait.CALLS_VENDOR);
      case "/unified/{model}/{resource}/{id}/attachments/{attachment}/content" ->
          RouteDescription.ofBytes(
                  "content",
                  "The bytes of an attachment, passed on from the vendor as they come, with the"
                      + " vendor's content type",
                  List.of(ACCOUNT, TrutoParameters.ORGANIZATION))
              .with(Trait.CALLS_VENDOR);
      case "/unified/{model}/{resource}/meta/{method}" ->
          RouteDescription.of(
              "metaOfAccount",
              "What a method takes and gives for the vendor of an account",
              List.of(ACCOUNT),
              ref("MethodMeta"));
      case "/unified/{model}/{resource}/{integration}/meta/{method}" ->
          RouteDescription.of(
              "metaOfVendor", "What a method takes and gives", NONE, ref("VendorMethodMeta"));
      case "/unified/meta/{model}/{integration}" ->
          RouteDescription.of(
                  "describeVendor",
                  "How a customer connects, and what there is",
                  List.of(
                      optional("format", words("json", "md", "html"), "The form of the answer."),
                      optional("environment_id", TEXT, "There is one environment: no effect.")),
                  ref("VendorDescription"))
              .or("text/markdown", TEXT)
              .or("text/html", TEXT);
      default -> null;
    };
  }

  private static @Nullable RouteDescription general(String pattern) {
    return switch (pattern) {
      case "/ping" ->
          RouteDescription.of(
                  "ping",
                  "Whether the server is there",
                  NONE,
                  JsonTree.of("type", "object")
                      .with("properties", JsonTree.of("status", Map.of("const", "ok")))
                      .with("required", List.of("status"))
                      .value())
              .with(Trait.OPEN);
      case "/integration/{slug}/capabilities" ->
          RouteDescription.of(
              "capabilitiesOfVendor", "What can be called", narrowing(), ref("Capabilities"));
      case "/integrated-account/{id}/capabilities" ->
          RouteDescription.of(
              "capabilitiesOfAccount", "What can be called", narrowing(), ref("Capabilities"));
      case "/integrated-account" ->
          RouteDescription.of(
              "listIntegratedAccounts",
              "The integrated accounts, without their secrets",
              List.of(
                  optional("limit", Map.of("type", "integer"), "How many a page has, 1 to 500."),
                  optional("next_cursor", TEXT, "Where to go on."),
                  optional("integration.name", TEXT, "Only accounts of this vendor.")),
              ref("IntegratedAccountList"));
      case "/integrated-account/{id}" ->
          RouteDescription.of(
              "getIntegratedAccount", "One integrated account", NONE, ref("IntegratedAccount"));
      case "/integrated-account/me" ->
          RouteDescription.of(
              "getMyIntegratedAccount",
              "The account named; the API token belongs to none",
              List.of(ACCOUNT),
              ref("IntegratedAccount"));
      case ApiRoutes.DOCUMENT ->
          RouteDescription.of("openapi", "This document", NONE, Schemas.OBJECT)
              .with(Trait.OPEN, Trait.CACHED);
      default -> null;
    };
  }

  private static List<ParameterDoc> narrowing() {
    return List.of(
        optional("type", words("proxy", "unified", "all"), "Which interface."),
        optional(
            "methods",
            JsonTree.of("type", "array").with("items", words("list", "get")).value(),
            "Only these methods."),
        optional("resource", TEXT, "Only this resource."),
        optional(
            "has_description", Map.of("type", "boolean"), "Only methods with or without one."));
  }

  private static Map<String, ?> raw() {
    return JsonTree.of("type", "object")
        .with("description", "The vendor's record, with `truto_response_format=raw`")
        .value();
  }

  private static Map<String, ?> anyOf(Map<?, ?>... schemas) {
    return Map.of("anyOf", List.of(schemas));
  }

  private static Map<String, ?> words(String... words) {
    return JsonTree.of("type", "string").with("enum", List.of(words)).value();
  }

  private static ParameterDoc optional(String name, Map<String, ?> schema, String description) {
    return new ParameterDoc(name, false, schema, description);
  }
}
