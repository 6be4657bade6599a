package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.page.DocumentPage;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * All that can be described.
 *
 * @param connectors by name
 * @param models what records are mapped to
 */
public record Catalogue(SequencedMap<String, Connector> connectors, UnifiedModels models) {

  /**
   * The vendor of that name.
   *
   * @throws HttpException 404 if there is none
   */
  Connector connector(String name) {
    Connector connector = connectors.get(name);
    if (connector == null) {
      throw HttpException.of(
          404,
          "There is no integration '" + name + "'. " + Nearest.advice(name, connectors.keySet()));
    }
    return connector;
  }

  /** What there is to know of a vendor, with the remarks of its file. */
  public DocumentPage page(Connector connector) {
    return new VendorPage(connector, resources(connector)).withRemarks();
  }

  /** All unified resources of a vendor. */
  List<Described> resources(Connector connector) {
    return connector.resources().values().stream()
        .flatMap(resource ->
            models.find(resource.model()).stream()
                .map(model -> new Described(connector, resource, model)))
        .toList();
  }

  /**
   * A vendor's resource.
   *
   * @param model such as {@code ats}
   * @param resource such as {@code candidates}
   * @throws HttpException 404 if nobody or this vendor does not have it
   */
  Described resource(Connector connector, String model, String resource) {
    String wanted = model + "/" + resource;
    if (models.find(wanted).isEmpty()) {
      throw HttpException.of(
          404,
          "There is no unified resource '"
              + wanted
              + "'. "
              + Nearest.advice(wanted, models.all().keySet()));
    }
    return resources(connector).stream()
        .filter(described -> described.model().name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> HttpException.of(404, connector.label() + " has no " + wanted));
  }

  /**
   * A vendor's resources of one unified model; at least one.
   *
   * @throws HttpException 404 if there are none
   */
  List<Described> resources(Connector connector, String model) {
    List<Described> found =
        resources(connector).stream().filter(d -> d.unifiedModel().equals(model)).toList();
    if (found.isEmpty()) {
      String there =
          models.all().keySet().stream()
              .map(name -> name.substring(0, name.indexOf('/')))
              .distinct()
              .collect(Collectors.joining(", "));
      throw HttpException.of(
          404,
          connector.label() + " has nothing of a unified model '" + model + "'; there is " + there);
    }
    return found;
  }
}
