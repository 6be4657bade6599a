package dev.mapwright.server.openapi;

import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.route.Access;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes routes as operations of the document. */
final class Operations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "id", "An id; a slash in it is sent as `%2F`",
          "attachment", "The id of one of the record's attachments",
          "integration", "A vendor, by its connector's name",
          "slug", "A vendor, by its connector's name",
          "method", "`list` or `get`",
          "rest", "The path at the vendor, below its connector's base URL, slashes as they are");

  /** Only where bodies are taken. */
  private static final List<String> OF_BODIES = List.of("413", "415");

  /** What can come from anywhere, and what from a vendor only. */
  private static final List<String> GENERAL =
      List.of("400", "404", "405", "414", "431", "500", "503", "default");

  private static final List<String> VENDORS =
      List.of("403", "409", "410", "422", "429", "501", "502", "504");

  private Operations() {}

  /** The operation of a path whose model is filled in. */
  static JsonTree of(String path, Route route, Contract.Plain contract, String id) {
    List<Object> parameters = new ArrayList<>(inPath(path));
    contract.query().forEach(parameter -> parameters.add(inQuery(parameter)));
    parameters.addAll(contract.others());
    JsonTree operation =
        JsonTree.of("operationId", id)
            .with("summary", route.summary())
            .with("parameters", parameters)
            .withPresent("requestBody", contract.body() == null ? null : body(contract.body()))
            .with("responses", responses(route.access(), contract));
    operation.with("tags", List.of(Tag.of(route.access(), contract).title()));
    return route.access() == Access.ANYONE ? operation.with("security", List.of()) : operation;
  }

  private static Object body(Shape keys) {
    return JsonTree.of("required", true)
        .with("content", Map.of("application/json", Map.of("schema", BodySchema.of(keys).value())))
        .value();
  }

  private static List<Object> inPath(String path) {
    List<Object> parameters = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(path);
    while (matcher.find()) {
      String name = matcher.group(1);
      parameters.add(
          JsonTree.of("name", name)
              .with("in", "path")
              .with("required", true)
              .with("description", PLACEHOLDERS.getOrDefault(name, name))
              .with("schema", Schemas.TEXT)
              .value());
    }
    return parameters;
  }

  private static Object inQuery(QueryParameter<?> parameter) {
    JsonTree tree =
        JsonTree.of("name", parameter.name())
            .with("in", "query")
            .with("description", parameter.description())
            .with("schema", parameter.schema());
    if (parameter.required()) {
      tree.with("required", true);
    }
    Object type = parameter.schema().get("type");
    if ("object".equals(type)) {
      tree.with("style", "deepObject");
    } else if ("array".equals(type)) {
      tree.with("explode", false);
    }
    return tree.value();
  }

  private static JsonTree responses(Access access, Contract.Plain contract) {
    JsonTree responses = JsonTree.of("200", answer(contract.answers()));
    if (contract.is(Trait.CACHED)) {
      responses.with("304", JsonTree.of("description", "It is as `If-None-Match` says"));
    }
    List<String> errors = new ArrayList<>(GENERAL);
    if (access != Access.ANYONE) {
      errors.add("401");
    }
    if (access == Access.KEY || access == Access.PROXY || access == Access.ADMIN) {
      errors.add("403");
    }
    if (access == Access.PROXY) {
      errors.addAll(OF_BODIES);
    }
    if (access == Access.ADMIN) {
      errors.add("409");
      errors.addAll(OF_BODIES);
    }
    if (contract.is(Trait.CALLS_VENDOR)) {
      errors.addAll(VENDORS);
    }
    errors.stream().distinct().sorted().forEach(status -> responses.with(status, error(status)));
    return responses;
  }

  private static Map<String, ?> error(String status) {
    return Map.of("$ref", "#/components/responses/" + status);
  }

  static JsonTree answer(SequencedMap<String, Map<String, ?>> schemas) {
    JsonTree content = new JsonTree();
    schemas.forEach((type, schema) -> content.with(type, JsonTree.of("schema", schema)));
    return JsonTree.of("description", "What was asked for").with("content", content);
  }

  /** The errors by status, as far as the operations of these routes name them. */
  static JsonTree errors(List<Route> routes) {
    boolean takesBodies =
        routes.stream()
            .anyMatch(route -> route.access() == Access.ADMIN || route.access() == Access.PROXY);
    JsonTree content = JsonTree.of("application/json", JsonTree.of("schema", Schemas.ref("Error")));
    JsonTree errors = new JsonTree();
    Map<String, String> meanings =
        Map.ofEntries(
            Map.entry("400", "The request is wrong; `details.failures` says what"),
            Map.entry("401", "The API token is wrong, or the vendor refused the account"),
            Map.entry("403", "The key or the account may not do this"),
            Map.entry("404", "There is no such account, record or thing"),
            Map.entry("405", "The path takes other methods; see `Allow`"),
            Map.entry("409", "It is so already, or cannot be so now"),
            Map.entry(
                "410", "The vendor no longer knows where the cursor led; begin again without it"),
            Map.entry("413", "The body is too long"),
            Map.entry("415", "The body is of another type"),
            Map.entry("414", "The URL is too long"),
            Map.entry("422", "The vendor answered 422"),
            Map.entry("429", "The vendor's rate limit is used up; see `Retry-After`"),
            Map.entry("431", "The headers are too long"),
            Map.entry("500", "The server or the vendor failed"),
            Map.entry("501", "The vendor answered 501"),
            Map.entry("502", "The vendor cannot be reached, or makes no sense"),
            Map.entry("503", "The server is at its limit; see `Retry-After`"),
            Map.entry("504", "Out of time; `details.next_cursor` goes on where it is given"),
            Map.entry("default", "What is not told apart here, such as a vendor's other failures"));
    meanings.entrySet().stream()
        .filter(meaning -> takesBodies || !OF_BODIES.contains(meaning.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(meaning ->
            errors.with(
                meaning.getKey(),
                JsonTree.of("description", meaning.getValue()).with("content", content)));
    return errors;
  }
}
