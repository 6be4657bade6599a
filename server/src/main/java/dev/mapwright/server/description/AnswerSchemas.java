package dev.mapwright.server.description;

import dev.mapwright.server.http.JsonTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers look like around their records. */
public final class AnswerSchemas {
  private AnswerSchemas() {}

  /** A page of records of which each is by the schema. */
  public static JsonTree list(Map<String, ?> record) {
    return envelope(JsonTree.of("type", "array").with("items", record).value());
  }

  /** A page whose result is by the schema. */
  public static JsonTree envelope(Map<String, ?> result) {
    return JsonTree.of("type", "object")
        .with(
            "properties",
            JsonTree.of("result", result)
                .with("next_cursor", text("Where the next page begins; null on the last one", true))
                .with(
                    "prev_cursor",
                    described(
                        JsonTree.of("type", List.of("string", "null")),
                        "Always null: lists go forward only"))
                .with(
                    "result_count",
                    described(
                        JsonTree.of("type", "integer").with("minimum", 0),
                        "How many records this page has"))
                .with(
                    "is_partial_response",
                    described(
                        JsonTree.of("type", "boolean"),
                        "True where fields were left empty because only a call per record would"
                            + " fill them"))
                .with("meta", meta()))
        .with("required", List.of("result", "next_cursor", "prev_cursor", "result_count"))
        .with("additionalProperties", false);
  }

  /** What a call took. */
  public static JsonTree meta() {
    JsonTree number = JsonTree.of("type", "integer").with("minimum", 0);
    JsonTree texts =
        JsonTree.of("type", "array").with("items", JsonTree.of("type", "string").value());
    return JsonTree.of("type", "object")
        .with("description", "What the call took; with `meta=true`")
        .with(
            "properties",
            JsonTree.of("calls", number)
                .with("read", number)
                .with("kept", number)
                .with("left_out", number)
                .with("partial", texts)
                .with("warnings", texts))
        .with("required", List.of("calls", "read", "kept", "left_out", "partial", "warnings"));
  }

  /** Where the fields of a record come from. */
  static JsonTree explanation() {
    JsonTree text = JsonTree.of("type", "string");
    JsonTree number = JsonTree.of("type", "integer").with("minimum", 1);
    JsonTree values = JsonTree.of("type", "array").with("items", new JsonTree());
    JsonTree read =
        JsonTree.of("type", "object")
            .with("properties", JsonTree.of("path", text).with("values", values))
            .with("required", List.of("path", "values"));
    JsonTree field =
        JsonTree.of("type", "object")
            .with(
                "properties",
                JsonTree.of("field", text)
                    .with("values", values)
                    .with("expression", text)
                    .with("file", text)
                    .with("line", number)
                    .with("column", number)
                    .with("layer", text)
                    .with("reads", JsonTree.of("type", "array").with("items", read))
                    .with("why", described(JsonTree.of("type", "string"), "Why it is empty")))
            .with("required", List.of("field", "values", "reads"));
    return JsonTree.of("type", "array")
        .with("description", "Where fields of a get come from, with `explain=true`")
        .with("items", field);
  }

  private static JsonTree text(String description, boolean nullable) {
    @Nullable Object type = nullable ? List.of("string", "null") : "string";
    return described(JsonTree.of("type", type), description);
  }

  private static JsonTree described(JsonTree schema, String description) {
    return schema.with("description", description);
  }
}
