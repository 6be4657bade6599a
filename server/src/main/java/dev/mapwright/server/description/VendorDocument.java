package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.page.DocumentPage;
import dev.mapwright.server.page.MarkdownPage;
import java.util.List;

/**
 * What there is to know of a vendor, for programs.
 *
 * @param connector the vendor
 * @param resources its resources of one unified model
 */
record VendorDocument(Connector connector, List<Described> resources) {

  JsonTree json() {
    DocumentPage page = new VendorPage(connector, resources).page();
    return JsonTree.of("integration", integration(connector))
        .with("unified_model", resources.getFirst().unifiedModel())
        .with("documentation_link", connector.docs())
        .with("instructions", MarkdownPage.text(page))
        .with("auth", auth(connector))
        .with("resources", resources.stream().map(VendorDocument::resource).toList());
  }

  /** Which vendor. */
  static JsonTree integration(Connector connector) {
    return JsonTree.of("name", connector.name())
        .with("label", connector.label())
        .with("documentation_link", connector.docs());
  }

  /** How a customer connects. */
  static JsonTree auth(Connector connector) {
    return JsonTree.of("formats", AuthFacts.formats(connector))
        .with("fields", AuthFacts.fields(connector));
  }

  private static Object resource(Described described) {
    return JsonTree.of("resource", described.unifiedResource())
        .with("methods", Method.words())
        .with(
            "fields",
            MappingTree.values(described.resource()).keySet().stream()
                .map(Object::toString)
                .toList())
        .with("native_filters", natives(described))
        .value();
  }

  private static JsonTree natives(Described described) {
    JsonTree filters = new JsonTree();
    described
        .model()
        .scalarPaths()
        .forEach(path -> {
          List<String> operators =
              FilterMarks.of(described.resource(), described.model(), path).entrySet().stream()
                  .filter(mark -> mark.getValue().equals(FilterMarks.NATIVE))
                  .map(mark -> mark.getKey())
                  .toList();
          if (!operators.isEmpty()) {
            filters.with(path.toString(), operators);
          }
        });
    return filters;
  }
}
