package dev.mapwright.server.openapi;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Part;
import dev.mapwright.server.dialect.Fault;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of a dialect, written from its file.
 *
 * @param dialect what it describes
 * @param routes the rows of its routes
 */
record DialectDocument(Dialect dialect, List<Route> routes) {
  static final String RECORD = "Record";
  static final String LIST = "List";

  DialectDocument {
    routes = List.copyOf(routes);
  }

  SequencedMap<String, @Nullable Object> value() {
    JsonTree paths = new JsonTree();
    for (Route route : routes) {
      Route.Document told = route.document();
      if (told != null && told.contract() instanceof Contract.Plain contract) {
        paths.with(
            route.pattern(),
            JsonTree.of(
                route.method().toLowerCase(Locale.ROOT),
                operation(told.id(), route.summary(), contract)));
      }
    }
    JsonTree schemas = JsonTree.of(RECORD, record(dialect.shape())).with(LIST, list());
    dialect
        .expansions()
        .forEach((field, expansion) -> schemas.with(name(field), expanded(expansion.shape())));
    JsonTree document =
        JsonTree.of("openapi", "3.1.0")
            .with(
                "info",
                JsonTree.of("title", dialect.label() + ", by Mapwright")
                    .with("version", "1")
                    .with(
                        "description",
                        "The unified "
                            + dialect.resource()
                            + " in the form of "
                            + dialect.label()
                            + ".")
                    .with("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")))
            .with("servers", List.of(Map.of("url", "..")))
            .with("tags", List.of(Tag.RECORDS.described()))
            .with("paths", paths)
            .with("security", List.of(Map.of("token", List.of(), "account", List.of())))
            .with(
                "components",
                JsonTree.of("schemas", schemas)
                    .with(
                        "securitySchemes",
                        JsonTree.of("token", Map.of("type", "http", "scheme", "bearer"))
                            .with(
                                "account",
                                JsonTree.of("type", "apiKey")
                                    .with("in", "header")
                                    .with("name", dialect.accountHeader()))));
    return OpenObjects.declareOpen(document).value();
  }

  private JsonTree operation(String id, String summary, Contract.Plain contract) {
    JsonTree responses = JsonTree.of("200", Operations.answer(contract.answers()));
    Map<Integer, List<Fault>> byStatus = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      Dialect.ErrorRow row = dialect.errors().get(fault);
      if (row != null) {
        byStatus.computeIfAbsent(row.status(), _ -> new ArrayList<>()).add(fault);
      }
    }
    byStatus.forEach((status, faults) -> responses.with(String.valueOf(status), error(faults)));
    return JsonTree.of("operationId", id)
        .with("summary", summary)
        .with("tags", List.of(Tag.RECORDS.title()))
        .with("parameters", contract.others())
        .with("responses", responses);
  }

  private JsonTree error(List<Fault> faults) {
    List<Map<String, ?>> schemas =
        faults.stream()
            .flatMap(fault -> Stream.ofNullable(dialect.errors().get(fault)))
            .<Map<String, ?>>map(Dialect.ErrorRow::schema)
            .distinct()
            .toList();
    String meaning = String.join("; ", faults.stream().map(Fault::meaning).toList());
    return response(meaning, schemas.size() == 1 ? schemas.getFirst() : Map.of("anyOf", schemas));
  }

  private static JsonTree response(String meaning, Map<String, ?> schema) {
    return JsonTree.of("description", meaning)
        .with("content", JsonTree.of("application/json", JsonTree.of("schema", schema)));
  }

  /** A record as answers have it: what is left out unless asked for is not required. */
  private JsonTree record(UnifiedModel shape) {
    List<String> optional =
        dialect.parameters().values().stream()
            .map(Dialect.Parameter::use)
            .filter(use -> use instanceof Use.Shows(_, boolean leftOut) && leftOut)
            .map(use -> ((Use.Shows) use).field())
            .toList();
    JsonTree record = new JsonTree();
    shape
        .schema()
        .forEach((name, value) -> {
          if (name.equals("required") && value instanceof List<?> names) {
            record.with(name, names.stream().filter(n -> !optional.contains(n)).toList());
          } else if (name.equals("properties") && value instanceof Map<?, ?> properties) {
            record.with(name, properties(properties));
          } else if (!name.startsWith("$")) {
            record.with(name, value);
          }
        });
    return record;
  }

  /** Of an expanded object callers may want some fields only. */
  private static JsonTree expanded(UnifiedModel shape) {
    JsonTree object = new JsonTree();
    shape
        .schema()
        .forEach((name, value) -> {
          if (!name.startsWith("$") && !name.equals("required")) {
            object.with(name, value);
          }
        });
    return object;
  }

  private Map<String, @Nullable Object> properties(Map<?, ?> properties) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    properties.forEach((name, schema) -> {
      boolean expands = dialect.expansions().containsKey(String.valueOf(name));
      boolean shows =
          dialect.parameters().values().stream()
              .anyMatch(p -> p.use() instanceof Use.Shows(String field, _) && field.equals(name));
      Object own = schema;
      if (expands && schema instanceof Map<?, ?> array) {
        own = expandable(String.valueOf(name), array);
      } else if (shows) {
        own = nullable(schema);
      }
      all.put(String.valueOf(name), own);
    });
    return all;
  }

  private static Object nullable(Object schema) {
    Map<String, ?> none = Map.of("type", "null");
    boolean isAlready =
        schema instanceof Map<?, ?> map
            && ((map.get("type") instanceof List<?> types && types.contains("null"))
                || (map.get("anyOf") instanceof List<?> forms && forms.contains(none)));
    return isAlready ? schema : Map.of("anyOf", List.of(schema, none));
  }

  /** Items that are ids or, where expanded, objects. */
  private static Object expandable(String name, Map<?, ?> array) {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(array);
    Object ids = array.get("items");
    copy.put(
        "items", Map.of("anyOf", List.of(ids == null ? Map.of() : ids, Schemas.ref(name(name)))));
    return copy;
  }

  private JsonTree list() {
    JsonTree members = new JsonTree();
    dialect.envelope().forEach((name, part) -> members.with(name, member(part)));
    return JsonTree.of("type", "object")
        .with("required", List.copyOf(dialect.envelope().keySet()))
        .with("properties", members)
        .with("additionalProperties", false);
  }

  private static Map<String, ?> member(Part part) {
    return switch (part) {
      case ITEMS -> Map.of("type", "array", "items", Schemas.ref(RECORD));
      case COUNT -> Map.of("type", "integer", "minimum", 0);
      case CURSOR -> Map.of("type", List.of("string", "null"));
      case NOTHING -> Map.of("type", "null");
    };
  }

  private static String name(String field) {
    return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
  }
}
