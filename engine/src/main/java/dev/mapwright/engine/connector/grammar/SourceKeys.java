package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Again;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Template;
import dev.mapwright.engine.yaml.schema.Kind.Time;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** Keys of what yields records: lists, what they are repeated over, get, related data, contents. */
final class SourceKeys {
  private static final Key KEY =
      of("key", new Expression(), "The key of a fetched row, over the row. Default id.");

  private static final Key UNDER =
      of("under", new Expression(), "$under of a record, over the record, where no from gives it.");

  private static final Key BATCH =
      of("batch_size", new Whole(1), "One request for so many distinct keys, which are $batch.")
          .formerly("batch");

  private static final Key FROM =
      of(
          "from",
          new Again(() -> SourceKeys.FROM_SHAPE),
          "A source: this request runs once per row of it. The row is $parent, its key $under.");

  static final Key SORT =
      of(
          "sort",
          new Named(new Path(), new Shaped(RequestKeys.SORT), false),
          "What the vendor sorts by itself, by path of the unified model. A resource's sort counts"
              + " for sources without from and needs.");

  static final Shape FROM_SHAPE =
      Shape.of(
          "from",
          "What a request is repeated over: the rows of another request, or fixed keys.",
          List.of(
              of(
                  "given",
                  new Expression(),
                  "Yields the keys without a call when it is defined, mostly from $where."),
              of("values", new Many(new Template()), "A fixed list of keys.")),
          Key.optional(RequestKeys.WHOLE_REQUEST),
          RequestKeys.MANY,
          List.of(KEY, BATCH, FROM));

  static final Shape SOURCE =
      Shape.of(
          "source",
          "A request that yields records, perhaps once per record of another source.",
          List.of(
              of(
                  "needs",
                  new Many(new Path()),
                  "Filters of which at least one must be present for this source to be chosen.")),
          RequestKeys.WHOLE_REQUEST,
          RequestKeys.MANY,
          List.of(
              FROM,
              BATCH,
              KEY,
              UNDER,
              of(
                  "filters",
                  new Named(new Path(), new Shaped(RequestKeys.FILTER), false),
                  "What the vendor filters by itself, by path of the unified model."),
              SORT,
              of(
                  "detail",
                  Words.of("wanted", "always"),
                  "always, where rows are pointers and the record is what get answers. Default"
                      + " wanted."),
              of(
                  "repeats",
                  new Flag(),
                  "Whether the same record can come twice; the engine then drops repeats by id."),
              of(
                  "misses",
                  new Kind.Text("a sentence"),
                  "Who may be missed while the list is read, for the vendor's page. That pages and"
                      + " offsets shift when somebody is deleted needs no saying.")));

  static final Shape GET =
      Shape.of(
          "get",
          "How one record is fetched; $id is its id.",
          RequestKeys.WHOLE_REQUEST,
          RequestKeys.ONE,
          List.of(UNDER));

  static final Shape RELATED =
      Shape.of(
          "related",
          "What stands beside a record, bound as the function $name(key).",
          Key.optional(RequestKeys.WHOLE_REQUEST),
          RequestKeys.MANY,
          RequestKeys.ONE,
          List.of(
              required(
                  "kind",
                  Words.of("table", "batched", "per_key", "included"),
                  "table: all rows, once. batched: the rows of many keys by one request. per_key: a"
                      + " request for each key. included: rows of the record's own answer."),
              of("by", new Expression(), "The key or keys of a record, over the record."),
              BATCH,
              KEY,
              of("rows", new Expression(), "Rows of the record's own answer, $response: no call."),
              FROM,
              of("many", new Flag(), "Whether a key has several rows. Default false: one or none."),
              of("keep", new Time(), "How long a whole table is kept. Default: for the call."),
              of("max_rows", new Whole(1), "The most rows of a whole table. Default 10000.")
                  .formerly("max"),
              of(
                  "fetch",
                  Words.of("wanted", "hydrated"),
                  "When it is fetched: when a wanted field reads it, or only under hydration, in"
                      + " get and for filters. Default hydrated for one call per key, else"
                      + " wanted."),
              of(
                  "optional",
                  new Flag(),
                  "Whether forbidden and not_found leave the fields null.")));

  static final Shape CONTENT =
      Shape.of(
          "content",
          "How an attachment's bytes are found; $attachment is the attachment.",
          Key.optional(RequestKeys.WHOLE_REQUEST),
          List.of(
              of(
                  "url",
                  new Expression(),
                  "Where the bytes are, over the answer's body. Default $attachment.file_url."),
              of(
                      "authenticated",
                      new Flag(),
                      "Whether the bytes are fetched with the account's authentication.")
                  .formerly("auth")));

  private SourceKeys() {}
}
