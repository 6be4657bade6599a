package dev.mapwright.server.truto;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import java.util.List;
import java.util.Map;

/** The unified resources that the dialect serves. */
record Resources(List<Resource> all) {
  Resources {
    all = List.copyOf(all);
  }

  /**
   * A resource.
   *
   * @param name as connectors call it, such as {@code candidates}
   * @param names what its fields are called
   * @param parameters what requests for it take beside filters
   */
  record Resource(String name, FilterNames names, TrutoParameters parameters) {}

  /**
   * The resource that a path names.
   *
   * @throws HttpException 404 if there is none
   */
  Resource find(Map<String, String> path) {
    String wanted = path.get("model") + "/" + path.get("resource");
    for (Resource resource : all) {
      if (resource.names().model().name().equals(wanted)) {
        return resource;
      }
    }
    List<String> there = all.stream().map(r -> r.names().model().name()).toList();
    throw HttpException.of(
        404, "There is no unified resource '" + wanted + "'. " + Nearest.advice(wanted, there));
  }
}
