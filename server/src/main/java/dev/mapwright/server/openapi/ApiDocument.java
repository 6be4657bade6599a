package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.route.Access;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of a route table: a path for each route, and for each unified model where
 * the route is about one.
 */
final class ApiDocument {
  private static final String ABOUT =
      """
      Reads candidates out of any applicant-tracking system through one API.

      Every field of a record is a filter: `name=x`, `emails[email]=x` or `emails.email=x`; several values of
      one field mean any of them. Operators stand in brackets: `created_at[gte]=2026-01-01`,
      `title[like]=%25engineer%25`; there are eq, ne, gt, gte, lt, lte, in, nin, like. `id[in]=1,2` takes several values,
      `id[in][]=1&id[in][]=2` such with commas in them. Groups:
      `or[0][name]=x&or[1][title]=y`. What a vendor cannot filter, the server does itself.
      """;

  private final JsonTree paths = new JsonTree();
  private final Map<String, JsonTree> items = new HashMap<>();
  private final UnifiedModels models;

  private ApiDocument(UnifiedModels models) {
    this.models = models;
  }

  /** The document of these routes. */
  static Map<String, @Nullable Object> of(List<Route> routes, UnifiedModels models) {
    ApiDocument document = new ApiDocument(models);
    routes.forEach(document::add);
    JsonTree tree =
        JsonTree.of("openapi", "3.1.0")
            .with(
                "info",
                JsonTree.of("title", "Mapwright")
                    .with("version", "1")
                    .with("description", ABOUT)
                    .with("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")))
            .with("servers", List.of(Map.of("url", Schemas.SERVER)))
            .with("tags", Tag.all())
            .with("paths", document.paths)
            .with("security", List.of(Map.of("token", List.of())))
            .with(
                "components",
                JsonTree.of("schemas", document.schemas(routes))
                    .with("responses", Operations.errors(routes))
                    .with(
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return OpenObjects.declareOpen(tree).value();
  }

  private JsonTree schemas(List<Route> routes) {
    JsonTree schemas = Schemas.all(models);
    if (routes.stream()
        .anyMatch(route -> route.access() == Access.ADMIN && route.document() != null)) {
      AdminSchemas.addTo(schemas);
      SyncSchemas.addTo(schemas);
    }
    return schemas;
  }

  private void add(Route route) {
    Route.Document document = route.document();
    if (document == null) {
      return;
    }
    switch (document.contract()) {
      case Contract.Plain contract -> add(route, route.pattern(), contract, document.id());
      case Contract.OfModels(Function<UnifiedModel, Contract.Plain> by) -> {
        for (UnifiedModel model : models.all().values()) {
          String[] name = model.name().split("/", 2);
          String path = route.pattern().replace("{model}", name[0]).replace("{resource}", name[1]);
          add(route, path, by.apply(model), document.id() + camel(model.name()));
        }
      }
    }
  }

  /** Models of one kind share paths that name the kind alone. */
  private void add(Route route, String path, Contract.Plain contract, String id) {
    String method = route.method().toLowerCase(Locale.ROOT);
    JsonTree item = items.computeIfAbsent(path, _ -> new JsonTree());
    if (!item.value().containsKey(method)) {
      item.with(method, Operations.of(path, route, contract, id));
      paths.with(path, item);
    }
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("/", -1)) {
      camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return camel.toString();
  }
}
