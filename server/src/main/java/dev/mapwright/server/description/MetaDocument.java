package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.explain.RequestTemplateText;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.truto.DialectNames;
import dev.mapwright.server.truto.TrutoParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a method of a vendor's resource takes and gives.
 *
 * @param described the resource
 * @param method the method
 * @param dialect the names of its filters
 */
record MetaDocument(Described described, Method method, DialectNames dialect) {

  /** With everything but the form of the answer. */
  JsonTree forAccount() {
    Fragment request = request();
    return JsonTree.of("unified_model", described.unifiedModel())
        .with("resource", described.unifiedResource())
        .with("integration", described.connector().name())
        .with("method", method.word())
        .with("description", method.description())
        .with("schema", described.model().schema())
        .with("documentation_link", described.connector().docs())
        .with("response_mapping", MappingTree.of(described.resource()))
        .with("query_schema", querySchema())
        .with("request_body_schema", null)
        .with("default_query", RequestTemplateText.query(request))
        .with("default_body", RequestTemplateText.body(request));
  }

  /** The same with the form of the answer. */
  JsonTree forVendor() {
    return forAccount().with("response_schema", responseSchema());
  }

  /** What is sent whatever is asked for; of a list, by the source that needs no filter. */
  private Fragment request() {
    return switch (method) {
      case LIST -> described.resource().list().getLast().endpoint().request().fragment();
      case GET -> described.resource().get().endpoint().request().fragment();
    };
  }

  private JsonTree querySchema() {
    UnifiedModel model = described.model();
    TrutoParameters known = new TrutoParameters(model);
    List<QueryParameter<?>> parameters =
        switch (method) {
          case LIST -> known.ofList();
          case GET -> known.ofGet();
        };
    JsonTree properties = new JsonTree();
    for (QueryParameter<?> parameter : parameters) {
      properties.with(parameter.name(), schema(parameter));
    }
    if (method == Method.LIST) {
      FilterSchema.names(dialect, model)
          .forEach((name, path) ->
              properties.with(
                  name,
                  FilterSchema.of(model, name, path)
                      .with("operators", FilterMarks.of(described.resource(), model, path))));
    }
    return JsonTree.of("type", "object")
        .with("properties", properties)
        .with(
            "required",
            QueryParameter.names(parameters.stream().filter(QueryParameter::required).toList()));
  }

  private JsonTree schema(QueryParameter<?> parameter) {
    JsonTree schema = new JsonTree();
    parameter.schema().forEach(schema::with);
    schema.with("description", parameter.description());
    return parameter.name().equals(TrutoParameters.SORT_BY)
        ? schema.with("native", sorts())
        : schema;
  }

  /** By field the directions that the vendor sorts itself. */
  private JsonTree sorts() {
    JsonTree sorts = new JsonTree();
    described
        .resource()
        .list()
        .getLast()
        .sort()
        .forEach((path, sort) ->
            sorts.with(
                path.toString(),
                sort.directions().stream().sorted().map(MetaDocument::word).toList()));
    return sorts;
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, ?> responseSchema() {
    RecordSchema schema = new RecordSchema(described.model(), name -> "#/$defs/" + name);
    JsonTree answer =
        switch (method) {
          case GET -> {
            JsonTree record = new JsonTree();
            schema.record().forEach(record::with);
            yield record;
          }
          case LIST -> AnswerSchemas.list(schema.record());
        };
    return answer.with("$defs", schema.definitions()).value();
  }
}
