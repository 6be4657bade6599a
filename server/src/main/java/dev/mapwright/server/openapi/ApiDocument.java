package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.Route;
import dev.mapwright.server.truto.DialectNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of a route table: a path for each route, and for each unified model where
 * the route is about one.
 */
final class ApiDocument {
  private static final String LIST = "/unified/{model}/{resource}";
  private static final String ONE = LIST + "/{id}";
  private static final String ABOUT =
      """
      Reads candidates out of any applicant-tracking system through one API.

      Every field of a record is a filter: `name=x`, `emails[email]=x` or `emails.email=x`; several values of
      one field mean any of them. Operators stand in brackets: `created_at[gte]=2026-01-01`,
      `title[like]=%25engineer%25`; there are eq, ne, gt, gte, lt, lte, in, nin, like. `id[in]=1,2` takes several values,
      `id[in][]=1&id[in][]=2` such with commas in them. Groups:
      `or[0][name]=x&or[1][title]=y`. What a vendor can not filter, the server does itself.
      """;

  private final JsonTree paths = new JsonTree();
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
                JsonTree.of("schemas", Schemas.all(models))
                    .with("responses", Operations.errors())
                    .with(
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return OpenObjects.said(tree).value();
  }

  private void add(Route route) {
    if (!route.pattern().contains("{model}")) {
      add(route, route.pattern(), null);
      return;
    }
    for (UnifiedModel model : models.all().values()) {
      String[] name = model.name().split("/", 2);
      String path = route.pattern().replace("{model}", name[0]).replace("{resource}", name[1]);
      add(route, path, model);
    }
  }

  private void add(Route route, String path, @Nullable UnifiedModel model) {
    Optional<RouteDescription> described = RouteDescriptions.of(route.pattern(), model);
    if (described.isEmpty() || paths.value().containsKey(path)) {
      return;
    }
    List<?> filters = model == null ? List.of() : filters(route, model);
    String id = described.get().id() + (model == null ? "" : camel(model.name()));
    paths.with(
        path,
        JsonTree.of(
            route.method().toLowerCase(Locale.ROOT),
            Operations.of(path, described.get(), filters, id)));
  }

  private static List<?> filters(Route route, UnifiedModel model) {
    DialectNames dialect = dialect(model);
    return switch (route.pattern()) {
      case LIST -> DocumentedFilters.ofList(dialect, model);
      case ONE -> DocumentedFilters.ofGet(dialect, model);
      default -> List.of();
    };
  }

  private static DialectNames dialect(UnifiedModel model) {
    return DialectNames.bundled("truto", model.name().substring(model.name().indexOf('/') + 1));
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("/", -1)) {
      camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return camel.toString();
  }
}
