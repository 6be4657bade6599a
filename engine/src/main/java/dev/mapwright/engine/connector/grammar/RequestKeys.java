package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Template;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Time;
import dev.mapwright.engine.yaml.schema.Kind.Tree;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** Keys of requests, and of everything that a request needs around it. */
final class RequestKeys {
  static final Kind PARAMETER = new Text("a parameter's name");

  private static final Kind PARAMETERS = new Named(new Text("a name"), new Tree(), true);

  static final List<Key> FRAGMENT =
      List.of(
          of("query", PARAMETERS, "Query parameters by name; an undefined one is left out."),
          of("headers", PARAMETERS, "Header fields by name; an undefined one is left out."));

  static final List<Key> BODY =
      List.of(
          of("json", new Tree(), "The JSON body; an undefined member is left out."),
          of("form", new Tree(), "The form body, by name; an undefined field is left out."));

  static final Shape BASIC =
      Shape.of(
          "basic",
          "HTTP basic authentication.",
          List.of(
              required("username", new Template(), "The user name."),
              required("password", new Template(), "The password, which may be empty.")));

  static final List<Key> REQUEST =
      List.of(
          required(
              "request",
              new Template(),
              "GET /path or POST /path. Each {{ expression }} in the path is one encoded segment,"
                  + " an array one segment per item. {{ url }} alone may be absolute, if its origin"
                  + " is allowed."),
          of("basic", new Shaped(BASIC), "HTTP basic authentication of this request."),
          of(
              "decode",
              Words.of("json", "xml", "auto"),
              "How the answer is read; auto goes by content type, then by the first byte. Default"
                  + " json."));

  private static final Shape ORDER =
      Shape.of("order", "What makes the vendor sort ascending by a split's by.", FRAGMENT, BODY);

  static final Shape SPLIT =
      Shape.of(
          "split",
          "How a walk goes on where only the beginning of a list can be paged: in windows that"
              + " begin with $from, in ascending order.",
          List.of(
              required("after", new Whole(1), "How many records can be paged."),
              required(
                  "by",
                  new Expression(),
                  "The value by which windows begin, over a record: a number, a date or a text."),
              of(
                  "order",
                  new Shaped(ORDER),
                  "What makes the vendor sort ascending by it, where the"
                      + " list is not in this order anyway."),
              of(
                  "margin",
                  new Time(),
                  "By how much a date is moved back before it is sent. Default 1s.")),
          FRAGMENT,
          BODY);

  static final Shape PAGINATION =
      Shape.of(
          "pagination",
          "How pages follow each other: one of page_param, offset_param, cursor, url and link_rel.",
          List.of(
              of("page_param", PARAMETER, "The parameter that carries the page.").formerly("page"),
              of("offset_param", PARAMETER, "The parameter that carries the offset.")
                  .formerly("offset"),
              of("cursor", new Expression(), "The next page's token, over the answer's body."),
              of("url", new Expression(), "The next page's URL, over the answer's body."),
              of("link_rel", new Text("a relation"), "The Link header's relation, mostly next.")
                  .formerly("link"),
              of("cursor_param", PARAMETER, "The parameter that carries the cursor.")
                  .formerly("as"),
              of("start", new Whole(0), "The first page (default 1) or offset (default 0)."),
              of(
                      "keep_params",
                      new Many(PARAMETER),
                      "Parameters of the first request that a followed URL gets when it lacks"
                          + " them.")
                  .formerly("keep"),
              of(
                  "in",
                  Words.of("query", "json", "form", "header", "path"),
                  "Where page, offset or cursor and size go; for path, write {{ $page }} or"
                      + " {{ $offset }} in the request. Default query."),
              of("size_param", PARAMETER, "The parameter that carries the page size.")
                  .formerly("size"),
              of("default_size", new Whole(1), "How many records come when no size is sent.")
                  .formerly("default"),
              of("min_size", new Whole(1), "The least size that the vendor takes. Default 1.")
                  .formerly("min"),
              of("max_size", new Whole(1), "The largest size that the vendor takes.")
                  .formerly("max"),
              of(
                  "more",
                  new Expression(),
                  "Must be true for another page, over the answer's body with $page, $offset,"
                      + " $size, $count (records on this page) and $read (records read so far)."
                      + " Without it a token, URL or link ends by being absent, page and offset by"
                      + " an empty page."),
              of(
                  "total",
                  new Expression(),
                  "How many records there are in all, over the answer's body; page and offset go on"
                      + " until so many have been read."),
              of(
                  "short",
                  Words.of("end"),
                  "end, where the vendor's word or its measured behaviour is that a page with fewer"
                      + " records than asked for is the last one."),
              of(
                  "repeat",
                  Words.of("end"),
                  "end, where an empty page that gives its own token or URL again is the last"
                      + " one."),
              of(
                  "split",
                  new Shaped(SPLIT),
                  "How a walk goes on where only the beginning of a list can be paged.")));

  static final Shape LIMITS =
      Shape.of(
          "limits",
          "A rate budget, kept per account. Limits of connector, resource and operation add up.",
          List.of(
              of("requests", new Whole(1), "How many requests may be made in the time of per."),
              of("per", new Time(), "The time in which requests are counted."),
              of("concurrent", new Whole(1), "How many requests may run at once."),
              of(
                  "wait",
                  new Expression(),
                  "When to come again, over a refused answer: seconds, epoch, HTTP date or ISO"
                      + " time."),
              of(
                  "backoff",
                  new Time(),
                  "The first wait where the vendor says nothing. Default 1s.")));

  static final List<String> OUTCOMES =
      List.of(
          "unauthorized",
          "forbidden",
          "not_found",
          "bad_request",
          "rate_limited",
          "unavailable",
          "expired",
          "vendor_error",
          "empty",
          "ok");

  static final Key ERRORS =
      of(
          "errors",
          new Named(new Words(Key.join(OUTCOMES, List.of("message"))), new Expression(), true),
          "Outcome by condition over the answer's body, tried in the file's order; message is the"
              + " vendor's own words. null removes what is inherited.");

  static final List<Key> ATTEMPTS =
      List.of(
          of("timeout", new Time(), "How long one attempt may take. Default 30s."),
          of("attempts", new Whole(1), "Attempts on unavailable and rate_limited. Default 3.")
              .formerly("retry"));

  /** What connector, resource and operation may each say of a request. */
  static final List<Key> CALL =
      Key.join(
          FRAGMENT,
          List.of(
              of(
                  "arrays",
                  Words.of("repeat", "brackets", "indices", "comma", "json"),
                  "How arrays are written in queries and forms. Default repeat."),
              ERRORS,
              of("limits", new Shaped(LIMITS), "A rate budget.")),
          ATTEMPTS);

  /** What they may each say of answers with many records. */
  static final List<Key> MANY =
      List.of(
          of(
              "pagination",
              Either.of(Words.of("none"), new Shaped(PAGINATION)),
              "How pages follow each other; none switches off what is inherited."),
          of(
              "records",
              new Expression(),
              "The records, over the answer's body: an array, or one object for an array of one."
                  + " Undefined is an error. Default $."));

  /** What they may each say of answers with one record. */
  static final List<Key> ONE =
      List.of(
          of(
              "record",
              new Expression(),
              "The one record, over the answer's body; undefined, null or [] means not found."
                  + " Default $."));

  static final List<Key> DEFAULTS = Key.join(CALL, MANY, ONE);

  static final List<Key> WHOLE_REQUEST = Key.join(REQUEST, CALL, BODY);

  static final Shape FILTER =
      Shape.of(
          "filter",
          "A filter that the vendor does itself. In its fragment, $value is the value (an array for"
              + " in), $from and $to the bounds of a range.",
          List.of(
              of(
                  "operators",
                  new Many(Words.of("eq", "in", "like", "gt", "gte", "lt", "lte", "range")),
                  "What it can do; range means gt, gte, lt and lte. Default [eq]."),
              of("param", PARAMETER, "The query parameter that carries the value.")),
          FRAGMENT,
          BODY,
          List.of(
              of(
                  "term",
                  new Tree(),
                  "A value appended to $terms, which the request places itself."),
              of("exact", new Flag(), "Whether the answer needs no second check."),
              of("lossy", new Flag(), "Whether the vendor may miss matches."),
              of(
                  "margin",
                  new Time(),
                  "By how much a range is widened before sending. Default 1s."),
              of("not_with", new Many(new Path()), "Filters it cannot be combined with."),
              of(
                  "unknown",
                  new Expression(),
                  "Whether a refused answer says that there is no such value, over its body: nobody"
                      + " is found then.")));

  static final Shape SORT =
      Shape.of(
          "sort",
          "An order that the vendor makes itself. In its fragment, $direction is asc or desc.",
          List.of(of("directions", new Many(Words.of("asc", "desc")), "Which ways. Default both.")),
          FRAGMENT,
          BODY);

  private RequestKeys() {}
}
