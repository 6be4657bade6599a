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
      of(
          "key",
          new Expression(),
          "The key of a fetched row, over the row: a text or a number. A row without one is left"
              + " out and told. Default id.",
          "candidate_id");

  private static final Key UNDER =
      of(
          "under",
          new Expression(),
          "$under of a record, over the record, where no from gives it (in get, in a search).",
          "position.id");

  private static final Key BATCH =
      of(
              "batch_size",
              new Whole(1),
              "One request for so many distinct keys, which are $batch.",
              "50")
          .formerly("batch");

  private static final Key FROM =
      of(
          "from",
          new Again(() -> SourceKeys.FROM_SHAPE),
          "A source: this request runs once for each row of it. The row is $parent, its key"
              + " $under.",
          "{request: GET /jobs, key: id}");

  static final Key SORT =
      of(
          "sort",
          new Named(new Path(), new Shaped(FilterKeys.SORT), false),
          "What the vendor sorts by itself, by path of the unified model. A resource's sort counts"
              + " for sources without from and needs.",
          "{created_at: {query: {sort: \"created_{{ $direction }}\"}}}");

  static final Shape FROM_SHAPE =
      Shape.of(
          "from",
          "What a request is repeated over: the rows of another request, or fixed keys.",
          List.of(
              of(
                  "given",
                  new Expression(),
                  "Yields the keys without a call where it is defined, mostly from $where.",
                  "$where.applications.job.id"),
              of("values", new Many(new Template()), "A fixed list of keys.", "[open, closed]")),
          Key.optional(RequestKeys.WHOLE_REQUEST),
          RequestKeys.MANY,
          List.of(KEY, BATCH, FROM));

  private static final Shape POLL =
      Shape.of(
          "poll",
          "How one looks after a job; its request reads $job.",
          RequestKeys.WHOLE_REQUEST,
          List.of(
              required(
                  "until",
                  new Expression(),
                  "Whether the job is done, over the answer's body. Undefined is an error.",
                  "status = \"done\""),
              of(
                  "failed",
                  new Expression(),
                  "Whether it never will be, over the answer's body: that is a vendor_error.",
                  "status = \"failed\""),
              of(
                  "result",
                  new Expression(),
                  "What the list's request needs of the answer by which the job is done: $result.",
                  "files[0].url"),
              of("every", new Time(), "How long between two looks. Default 5s.", "30s")));

  private static final Shape JOB =
      Shape.of(
          "job",
          "What the vendor makes before the list can be read, such as an export. It is asked for"
              + " once, with what filters and sort add, and looked after until it is done; it"
              + " outlives a call by the cursor. The list's own request reads $job and $result.",
          RequestKeys.WHOLE_REQUEST,
          List.of(
              of(
                  "record",
                  new Expression(),
                  "What names the job, over the answer's body: $job. Default $.",
                  "export.id"),
              required(
                  "poll",
                  new Shaped(POLL),
                  "How one looks after it.",
                  "{request: \"GET /exports/{{ $job }}\", until: ready}")));

  static final Shape SOURCE =
      Shape.of(
          "source",
          "A request that yields records, perhaps once for each record of another source.",
          List.of(
              of(
                  "needs",
                  new Many(new Path()),
                  "This source is chosen only where one of these filters is present. The first"
                      + " source of the list whose needs are met is taken, so the last has none.",
                  "[applications.job.id]")),
          RequestKeys.WHOLE_REQUEST,
          RequestKeys.MANY,
          List.of(
              FROM,
              BATCH,
              KEY,
              UNDER,
              of(
                  "filters",
                  new Named(new Path(), new Shaped(FilterKeys.FILTER), false),
                  "What the vendor filters by itself, by path of the unified model.",
                  "{emails.email: {param: email}}"),
              SORT,
              of(
                  "job",
                  new Shaped(JOB),
                  "What the vendor makes before the list can be read.",
                  "{request: POST /exports, record: id, poll: {request: \"GET /exports/{{ $job"
                      + " }}\", until: ready}}"),
              of(
                  "detail",
                  Words.of("wanted", "always"),
                  "always, where rows are only pointers and the record is what get answers for"
                      + " their id. Default wanted.",
                  "always"),
              of(
                  "repeats",
                  new Flag(),
                  "true: the same record can come twice; the engine then drops repeats by id, which"
                      + " takes memory in the server. Say it for sources with from and where pages"
                      + " shift.",
                  "true"),
              of(
                  "misses",
                  new Kind.Text("a sentence"),
                  "Who may be missed while the list is read, a sentence for the vendor's page. That"
                      + " page and offset lists miss one when somebody before is deleted is said"
                      + " there anyway; this is for orders that an edit changes, and for tokens"
                      + " that may be places.",
                  "Whoever is edited while the list is read.")));

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
          "What stands beside a record, bound as the function $name(key). An array of keys gives"
              + " the rows in that order.",
          Key.optional(RequestKeys.WHOLE_REQUEST),
          RequestKeys.MANY,
          RequestKeys.ONE,
          List.of(
              required(
                  "kind",
                  Words.of("table", "batched", "per_key", "included"),
                  "table: all rows, once. batched: the rows of many keys by one request. per_key: a"
                      + " request for each key. included: rows of the record's own answer.",
                  "batched"),
              of(
                  "by",
                  new Expression(),
                  "The key or keys of a record, over the record. It may use other relations, which"
                      + " are then fetched first, and $raw, the record as it came.",
                  "id",
                  "$applications(id).stage_id"),
              BATCH,
              KEY,
              of(
                  "rows",
                  new Expression(),
                  "Rows of the answer in which the record came, $response: no call.",
                  "$response.included"),
              FROM,
              of(
                  "many",
                  new Flag(),
                  "true: a key has several rows. Default false: one or none.",
                  "true"),
              of(
                  "keep",
                  new Time(),
                  "How long a whole table is kept, for each account. Default: for the call.",
                  "10m"),
              of(
                      "max_rows",
                      new Whole(1),
                      "The most rows of a whole table. Default 10000.",
                      "50000")
                  .formerly("max"),
              of(
                  "fetch",
                  Words.of("wanted", "hydrated"),
                  "When it is fetched: when a wanted field reads it, or only for whole records, in"
                      + " get and for filters. Default hydrated for one call per key, else wanted.",
                  "hydrated"),
              of(
                  "optional",
                  new Flag(),
                  "true: forbidden and not_found leave the fields empty, and the answer says so."
                      + " For what needs a right of its own, and for a table that takes very many"
                      + " requests: it may use half of what a call may spend, and what it cannot"
                      + " read then stays empty, too.",
                  "true")));

  static final Shape CONTENT =
      Shape.of(
          "content",
          "How an attachment's bytes are found. A request, if there is one, is asked first; it sees"
              + " $attachment, as the model has it, and $id, the record's id. The URL is followed"
              + " as it is; credentials go only to the origins that the connector names.",
          Key.optional(RequestKeys.WHOLE_REQUEST),
          List.of(
              of(
                  "url",
                  new Expression(),
                  "Where the bytes are, over the answer's body. Default $attachment.file_url.",
                  "results.url"),
              of(
                      "authenticated",
                      new Flag(),
                      "true: the bytes are fetched with the account's authentication. Default"
                          + " false.",
                      "true")
                  .formerly("auth")));

  private SourceKeys() {}
}
