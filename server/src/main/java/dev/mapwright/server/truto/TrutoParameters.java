package dev.mapwright.server.truto;

import static dev.mapwright.server.query.QueryParameter.choice;
import static dev.mapwright.server.query.QueryParameter.flag;
import static dev.mapwright.server.query.QueryParameter.number;
import static dev.mapwright.server.query.QueryParameter.oneOf;
import static dev.mapwright.server.query.QueryParameter.required;
import static dev.mapwright.server.query.QueryParameter.text;
import static dev.mapwright.server.query.QueryParameter.tree;
import static dev.mapwright.server.query.QueryParameter.words;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.query.Parameter;
import dev.mapwright.server.query.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dialect's parameters, filters aside. Those that speak of fields are a model's. */
public final class TrutoParameters {
  /** What stands for the vendor's own record among the fields. */
  static final String REMOTE_DATA = "remote_data";

  public static final String SORT_BY = "sort_by";

  static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final int MOST_STREAMED = 999_999_999;

  public static final QueryParameter<String> ACCOUNT =
      required("integrated_account_id", "The integrated account whose records are read.");

  /** The same where no records are read, or none beside one thing of them. */
  public static final QueryParameter<String> ONE_ACCOUNT =
      required(ACCOUNT.name(), "The integrated account.");

  static final QueryParameter<Optional<String>> ORGANIZATION =
      text(
          "organization_id",
          "The organization whose records are read, where the account's credentials open several;"
              + " the account's own unless said otherwise. Refused with vendors that have one"
              + " only.");

  public static final QueryParameter<Optional<Format>> FORMAT =
      choice(
          "truto_response_format",
          Format.WORDS,
          "The form of the records: `unified` unless said otherwise; `raw`, the vendor's own;"
              + " `normalized`, each thing once in a table of its kind; `stream`, as unified, but"
              + " all pages in one answer that is written while they are read; `debug`, as unified,"
              + " beside what was asked of the vendor and what came, for a key with admin rights.");

  static final QueryParameter<Boolean> IGNORE_REMOTE_DATA =
      flag("truto_ignore_remote_data", "Leaves `remote_data` out.");

  static final QueryParameter<Map<String, Object>> REMOTE_QUERY =
      tree(
          "remote_query",
          "Parameters handed to the vendor untouched: `remote_query[name]=value`. They add to what"
              + " the connector asks for and replace none of it.");

  static final QueryParameter<Boolean> STRICT =
      flag(
          "strict",
          "Fails a list where a record cannot be mapped; without it such a record is left out,"
              + " `is_partial_response` is true, and `meta.warnings` says why. A get fails"
              + " always.");

  static final QueryParameter<Boolean> META =
      flag(
          "meta",
          "Adds what the call took, which fields were left empty for that, and what could not be"
              + " read.");

  static final QueryParameter<Integer> LIMIT =
      number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT, "How many records a page has.");

  /** A stream has no pages, and all records unless it is limited. */
  static final QueryParameter<Integer> STREAM_LIMIT =
      LIMIT.readAs((query, name) -> query.number(name, Integer.MAX_VALUE, 1, MOST_STREAMED));

  static final QueryParameter<Optional<String>> CURSOR =
      text(
          "next_cursor",
          "Where to go on: the `next_cursor` of the page before. Filters, sort and"
              + " `remote_query` must be the same; an empty one is the first page.");

  static final QueryParameter<Boolean> IGNORE_LIMIT =
      flag(
          "truto_ignore_limit",
          "Takes the default number of records on a page instead of `limit`.");

  static final QueryParameter<Boolean> HYDRATE =
      flag(
          "hydrate",
          "Fills fields that cost the vendor a call per record; without it they may be empty,"
              + " and `is_partial_response` is true.");

  static final QueryParameter<Boolean> APPROXIMATE =
      flag(
          "approximate",
          "Lets the vendor do filters by which it may miss matches; without it the server"
              + " does them.");

  static final QueryParameter<Boolean> EXPLAIN =
      flag(
          "explain",
          "Answers how the list would be read, instead of records; the vendor is not asked.");

  /** The word that stands for all fields. */
  static final String ALL_FIELDS = "true";

  static final String NO_FIELDS = "false";

  /** Read where they stand among the filters, as is {@link #AND}. */
  static final QueryParameter<Map<String, Object>> OR =
      tree(
          "or",
          "Groups of filters of which one must hold:"
              + " `or[0][name]=x&or[1][emails.email]=y@example.com`.");

  static final QueryParameter<Map<String, Object>> AND =
      tree("and", "Groups of filters of which all must hold.");

  private final UnifiedModel model;
  private final QueryParameter<List<String>> excludeFields;
  private final QueryParameter<Optional<Parameter>> sortBy;
  private final QueryParameter<List<String>> keyBy;
  private final QueryParameter<List<String>> explained;

  /** Those of lists and gets of a model's records. */
  public TrutoParameters(UnifiedModel model) {
    this.model = model;
    List<String> parts = new ArrayList<>(model.root().members().stream().map(Field::name).toList());
    parts.add(REMOTE_DATA);
    this.excludeFields =
        words(
            "truto_exclude_fields",
            parts,
            "Fields to leave out; the calls that they alone need are not made.");
    this.sortBy =
        new QueryParameter<>(
            SORT_BY,
            sortSchema(),
            "The order, by one field: `sort_by[created_at]=desc`.",
            (query, name) -> Optional.ofNullable(query.take(name)));
    List<String> fields = new ArrayList<>(List.of(ALL_FIELDS, NO_FIELDS));
    model.fields().keySet().forEach(path -> fields.add(path.toString()));
    this.explained =
        words(
            EXPLAIN.name(),
            fields,
            "Tells where fields come from, those named or (`true`) all, in `explanation`: the"
                + " expression, what it read, and of an empty one why it is empty.");
    // Several are read, to be refused with a reason.
    this.keyBy =
        words(
                "truto_key_by",
                keys(),
                "Makes the result an object keyed by this field. Of records with the same value the"
                    + " last is kept, as well as of those without any (under `null`);"
                    + " `is_partial_response` is then true.")
            .as(oneOf(keys()));
  }

  QueryParameter<List<String>> excludeFields() {
    return excludeFields;
  }

  QueryParameter<Optional<Parameter>> sortBy() {
    return sortBy;
  }

  QueryParameter<List<String>> keyBy() {
    return keyBy;
  }

  QueryParameter<List<String>> explained() {
    return explained;
  }

  /** Those of a get. */
  public List<QueryParameter<?>> ofGet() {
    List<QueryParameter<?>> all = new ArrayList<>(common());
    all.add(explained);
    return List.copyOf(all);
  }

  private List<QueryParameter<?>> common() {
    return List.of(
        ACCOUNT,
        ORGANIZATION,
        FORMAT,
        IGNORE_REMOTE_DATA,
        excludeFields,
        REMOTE_QUERY,
        STRICT,
        META);
  }

  /** Those of a list. */
  public List<QueryParameter<?>> ofList() {
    List<QueryParameter<?>> all = new ArrayList<>(common());
    all.addAll(
        List.of(
            LIMIT, CURSOR, sortBy, keyBy, IGNORE_LIMIT, HYDRATE, APPROXIMATE, EXPLAIN, OR, AND));
    return List.copyOf(all);
  }

  private Map<String, ?> sortSchema() {
    JsonTree fields = new JsonTree();
    single().forEach(path -> fields.with(path, oneOf(List.of("asc", "desc"))));
    return JsonTree.of("type", "object")
        .with("properties", fields)
        .with("additionalProperties", false)
        .value();
  }

  /** Fields that a result may be keyed by. */
  private List<String> keys() {
    return single().stream().filter(model.root().fields()::containsKey).toList();
  }

  /** Fields of which a record has one value. */
  private List<String> single() {
    return model.scalarPaths().stream()
        .filter(path -> !model.throughList(path))
        .map(FieldPath::toString)
        .toList();
  }
}
