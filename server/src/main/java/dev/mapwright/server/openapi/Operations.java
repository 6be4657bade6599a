package dev.mapwright.server.openapi;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.description.FilterSchema;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.truto.DialectNames;
import dev.mapwright.server.truto.ParameterDoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
          "method", "`list` or `get`");

  /** What each error means; the first of them can come from anywhere. */
  private static final List<String> GENERAL = List.of("400", "401", "404", "500", "503");

  private static final List<String> VENDORS =
      List.of("403", "409", "410", "422", "429", "502", "504");

  private Operations() {}

  /** The operation of a path whose model is filled in. */
  static JsonTree of(String path, RouteDescription route, List<?> filters, String id) {
    List<Object> parameters = new ArrayList<>(inPath(path));
    route.query().forEach(parameter -> parameters.add(inQuery(parameter)));
    parameters.addAll(filters);
    JsonTree operation =
        JsonTree.of("operationId", id)
            .with("summary", route.summary())
            .with("parameters", parameters)
            .with("responses", responses(route));
    return route.open() ? operation.with("security", List.of()) : operation;
  }

  /** The filters of a list. */
  static List<?> filters(DialectNames dialect, UnifiedModel model) {
    List<Object> filters = new ArrayList<>();
    FilterSchema.names(dialect, model)
        .forEach((name, path) -> filters.add(filter(name, path, model)));
    return filters;
  }

  /** What one record is narrowed by. */
  static List<?> narrowing(DialectNames dialect, UnifiedModel model) {
    SequencedMap<String, FieldPath> names = FilterSchema.names(dialect, model);
    return dialect.narrowing().stream()
        .filter(names::containsKey)
        .map(name -> filter(name, Objects.requireNonNull(names.get(name)), model))
        .toList();
  }

  private static Object filter(String name, FieldPath path, UnifiedModel model) {
    JsonTree schema = FilterSchema.of(model, name, path);
    Object description = schema.value().get("description");
    Type type = UnifiedModel.itemType(model.field(path).orElseThrow().type());
    JsonTree parameter =
        JsonTree.of("name", name).with("in", "query").with("description", description);
    if (!(type instanceof Type.DateTime)) {
      return parameter.with("schema", schema.value()).value();
    }
    JsonTree operators = new JsonTree();
    for (Operator operator : Operator.allowedFor(type)) {
      operators.with(operator.word(), Schemas.TEXT);
    }
    return parameter
        .with("style", "deepObject")
        .with("schema", JsonTree.of("type", "object").with("properties", operators))
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

  private static Object inQuery(ParameterDoc parameter) {
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

  private static JsonTree responses(RouteDescription route) {
    JsonTree responses = JsonTree.of("200", answer(route.answers()));
    List<String> errors = new ArrayList<>(GENERAL);
    if (route.callsVendor()) {
      errors.addAll(VENDORS);
    }
    errors.stream().sorted().forEach(status -> responses.with(status, error(status)));
    return responses;
  }

  private static Map<String, ?> error(String status) {
    return Map.of("$ref", "#/components/responses/" + status);
  }

  private static JsonTree answer(SequencedMap<String, Map<String, ?>> schemas) {
    JsonTree content = new JsonTree();
    schemas.forEach((type, schema) -> content.with(type, JsonTree.of("schema", schema)));
    return JsonTree.of("description", "What was asked for").with("content", content);
  }

  /** The errors by status, for all operations. */
  static JsonTree errors() {
    JsonTree content = JsonTree.of("application/json", JsonTree.of("schema", Schemas.ref("Error")));
    JsonTree errors = new JsonTree();
    Map<String, String> meanings =
        Map.ofEntries(
            Map.entry("400", "The request is wrong; `details.failures` says what"),
            Map.entry("401", "The API token is wrong, or the vendor refused the account"),
            Map.entry("403", "The account may not read this at the vendor"),
            Map.entry("404", "There is no such account, record or thing"),
            Map.entry("409", "The vendor answered 409"),
            Map.entry(
                "410", "The vendor no longer knows where the cursor led; begin again without it"),
            Map.entry("422", "The vendor answered 422"),
            Map.entry("429", "The vendor's rate limit is used up; see `Retry-After`"),
            Map.entry("500", "The server or the vendor failed"),
            Map.entry("502", "The vendor can not be reached, or makes no sense"),
            Map.entry("503", "The server is at its limit; see `Retry-After`"),
            Map.entry("504", "Out of time; `details.next_cursor` goes on where it is given"));
    meanings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(meaning ->
            errors.with(
                meaning.getKey(),
                JsonTree.of("description", meaning.getValue()).with("content", content)));
    return errors;
  }
}
