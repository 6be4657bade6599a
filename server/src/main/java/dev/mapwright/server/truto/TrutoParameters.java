package dev.mapwright.server.truto;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.http.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the dialect's parameters mean, filters aside. */
public final class TrutoParameters {
  private static final Map<String, ?> TEXT = Map.of("type", "string");
  private static final Map<String, ?> FLAG = Map.of("type", "boolean");
  private static final Map<String, ?> TREE =
      JsonTree.of("type", "object").with("additionalProperties", true).value();

  /** Which organization is read. */
  public static final ParameterDoc ORGANIZATION =
      optional(
          RecordOwner.ORGANIZATION,
          TEXT,
          "The organization whose records are read, where the account's credentials open several;"
              + " the account's own unless said otherwise. Refused with vendors that have one"
              + " only.");

  private TrutoParameters() {}

  /** Those of a list. */
  public static List<ParameterDoc> list(UnifiedModel model) {
    List<ParameterDoc> all = new ArrayList<>(get(model));
    all.addAll(
        List.of(
            optional(
                "limit",
                JsonTree.of("type", "integer")
                    .with("minimum", 1)
                    .with("maximum", ListParameters.MAX_LIMIT)
                    .with("default", ListParameters.DEFAULT_LIMIT)
                    .value(),
                "How many records a page has."),
            optional(
                "next_cursor",
                TEXT,
                "Where to go on: the `next_cursor` of the page before. Filters, sort and"
                    + " `remote_query` must be the same; an empty one is the first page."),
            optional(
                "sort_by", sort(model), "The order, by one field: `sort_by[created_at]=desc`."),
            optional(
                "truto_key_by",
                words(keys(model)),
                "Makes the result an object keyed by this field. Of records with the same value the"
                    + " last is kept, as well as of those without any (under `null`);"
                    + " `is_partial_response` is then true."),
            optional(
                "truto_ignore_limit",
                FLAG,
                "Takes the default number of records on a page instead of `limit`."),
            optional(
                "hydrate",
                FLAG,
                "Fills fields that cost the vendor a call per record; without it they may be empty,"
                    + " and `is_partial_response` is true."),
            optional(
                "approximate",
                FLAG,
                "Lets the vendor do filters by which it may miss matches; without it the server"
                    + " does them."),
            optional(
                "explain",
                FLAG,
                "Answers how the list would be read, instead of records; the vendor is not asked."),
            optional(
                "or",
                TREE,
                "Groups of filters of which one must hold:"
                    + " `or[0][name]=x&or[1][emails.email]=y@example.com`."),
            optional("and", TREE, "Groups of filters of which all must hold.")));
    return List.copyOf(all);
  }

  /** Those of a get. */
  public static List<ParameterDoc> get(UnifiedModel model) {
    List<String> fields = new ArrayList<>(model.root().fields().keySet());
    fields.add("remote_data");
    return List.of(
        new ParameterDoc(
            "integrated_account_id", true, TEXT, "The integrated account whose records are read."),
        ORGANIZATION,
        optional(
            "truto_response_format",
            words(Format.WORDS.keySet().stream().sorted().toList()),
            "The form of the records: `unified` unless said otherwise; `raw`, the vendor's own;"
                + " `normalized`, each thing once in a table of its kind; `stream`, as unified, but"
                + " all pages in one answer that is written while they are read."),
        optional("truto_ignore_remote_data", FLAG, "Leaves `remote_data` out."),
        optional(
            "truto_exclude_fields",
            JsonTree.of("type", "array").with("items", words(fields)).value(),
            "Fields to leave out; the calls that they alone need are not made."),
        optional(
            "remote_query",
            TREE,
            "Parameters handed to the vendor untouched: `remote_query[name]=value`."),
        optional(
            "strict",
            FLAG,
            "Fails a list where a record cannot be mapped; without it such a record is left out,"
                + " `is_partial_response` is true, and `meta.warnings` says why. A get fails"
                + " always."),
        optional(
            "meta",
            FLAG,
            "Adds what the call took, which fields were left empty for that, and what could not be"
                + " read."));
  }

  private static ParameterDoc optional(String name, Map<String, ?> schema, String description) {
    return new ParameterDoc(name, false, schema, description);
  }

  private static Map<String, ?> words(List<String> words) {
    return JsonTree.of("type", "string").with("enum", words).value();
  }

  private static Map<String, ?> sort(UnifiedModel model) {
    JsonTree fields = new JsonTree();
    model.scalarPaths().stream()
        .filter(path -> !model.throughList(path))
        .map(FieldPath::toString)
        .forEach(path -> fields.with(path, words(List.of("asc", "desc"))));
    return JsonTree.of("type", "object")
        .with("properties", fields)
        .with("additionalProperties", false)
        .value();
  }

  /** Fields that a result may be keyed by: those of one value. */
  static List<String> keys(UnifiedModel model) {
    return model.scalarPaths().stream()
        .filter(path -> !model.throughList(path))
        .map(FieldPath::toString)
        .filter(model.root().fields()::containsKey)
        .toList();
  }
}
