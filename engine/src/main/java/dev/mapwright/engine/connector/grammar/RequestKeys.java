package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Matching;
import dev.mapwright.engine.yaml.schema.Kind.Named;
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
  static final Shape BASIC =
      Shape.of(
          "basic",
          "HTTP basic authentication.",
          List.of(
              required("username", new Template(), "The user name.", "\"{{ $account.api_key }}\""),
              required("password", new Template(), "The password, which may be empty.", "\"\"")));

  private static final Shape DECODE =
      Shape.of(
          "decode",
          "How a table of texts is read: an object for each line, the columns its members.",
          List.of(
              required("as", Words.of("csv"), "The form of the answer.", "csv"),
              of(
                  "separator",
                  new Matching("one character, or tab", "tab|[^\"\\r\\n]"),
                  "What stands between cells: one character, or tab. Default a comma.",
                  "\";\"",
                  "tab"),
              of(
                  "columns",
                  new Many(new Text("a name")),
                  "The names of the columns, where the table does not begin with them.",
                  "[id, name, mail]")));

  private static final Shape BODY =
      Shape.of(
              "body",
              "A body that is neither JSON nor a form.",
              List.of(
                  of(
                      "xml",
                      new Tree(),
                      "XML: a map with one key, the root element, in the form in which answers are"
                          + " read: attributes as @name, text as #text, lists as repeated"
                          + " elements.",
                      "{Query: {\"@kind\": people, Id: \"{{ $batch }}\"}}"),
                  of(
                      "multipart",
                      new Tree(),
                      "Parts of multipart/form-data by name: texts, a part for each item of a list,"
                          + " and JSON for a map.",
                      "{kind: people, filter: {open: true}}"),
                  of(
                      "text",
                      new Template(),
                      "The body as it is; its type is said by the header Content-Type, which is"
                          + " text/plain otherwise.",
                      "\"select * from people where id = '{{ $id }}'\"")))
          .oneOf("xml", "multipart", "text");

  static final List<Key> REQUEST =
      List.of(
          required(
              "request",
              new Template(),
              "GET /path or POST /path, below base_url or with a host. Each {{ expression }} in the"
                  + " path is one encoded segment, an array one segment for each item. {{ url }}"
                  + " alone may be a whole URL, if its origin is allowed. PUT and PATCH will do"
                  + " where a vendor is asked so.",
              "GET /candidates/{{ $id }}",
              "POST https://files.vendor.example/search",
              "GET {{ $attachment.file_url }}"),
          of(
              "basic",
              new Shaped(BASIC),
              "HTTP basic authentication of this request.",
              "{username: \"{{ $account.api_key }}\", password: \"\"}"),
          of(
              "decode",
              Either.of(Words.of("json", "ndjson", "xml", "csv", "auto"), new Shaped(DECODE)),
              "How the answer is read; auto goes by content type, then by the first byte. A gzip"
                  + " file is unpacked first. What cannot be decoded is a vendor_error that shows"
                  + " its beginning. Default json.",
              "xml",
              "{as: csv, separator: \";\"}"),
          of(
              "body",
              new Shaped(BODY),
              "A body that is neither json nor form.",
              "{xml: {Query: {Kind: people, Page: \"{{ $page }}\"}}}",
              "{text: \"select * from people\"}"));

  static final Shape LIMITS =
      Shape.of(
          "limits",
          "A rate budget, kept for each account. Limits of connector, resource and operation add"
              + " up.",
          List.of(
              of(
                  "requests",
                  new Whole(1),
                  "How many requests may be made in the time of per.",
                  "100"),
              of("per", new Time(), "The time in which requests are counted.", "60s"),
              of("concurrent", new Whole(1), "How many requests may run at once.", "4"),
              of(
                  "wait",
                  new Expression(),
                  "When to come again, over a \"too many\" answer, for vendors that tell it in a"
                      + " way of their own. A number below 10⁹ is seconds, above it a time in"
                      + " epoch seconds, above 10¹² in milliseconds; a text is a number,"
                      + " an HTTP date or an ISO time.",
                  "retry_in_seconds"),
              of(
                  "backoff",
                  new Time(),
                  "The first wait where the vendor says nothing; it grows from there, with jitter."
                      + " Default 1s.",
                  "5s")));

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
          "Outcome by condition over the answer's body, tried in the file's order; a condition that"
              + " cannot be evaluated on this body is false. message is the vendor's own words."
              + " null removes what is inherited.",
          "{message: error.text, not_found: error.code = 17}");

  static final List<Key> ATTEMPTS =
      List.of(
          of("timeout", new Time(), "How long one attempt may take. Default 30s.", "60s"),
          of(
                  "attempts",
                  new Whole(1),
                  "Attempts in all on unavailable and rate_limited; a plain 500 is asked for once"
                      + " more, too. Default 3.",
                  "5")
              .formerly("retry"));

  /** What connector, resource and operation may each say of a request. */
  static final List<Key> CALL =
      Key.join(
          FragmentKeys.FRAGMENT,
          List.of(
              of(
                  "arrays",
                  Words.of("repeat", "brackets", "indices", "comma", "json"),
                  "How an array is written in queries and forms: a=1&a=2, a[]=1&a[]=2,"
                      + " a[0]=1&a[1]=2, a=1,2 or a=[1,2]. Default repeat.",
                  "comma"),
              ERRORS,
              of("limits", new Shaped(LIMITS), "A rate budget.", "{requests: 100, per: 60s}")),
          ATTEMPTS);

  /** What they may each say of answers with many records. */
  static final List<Key> MANY =
      List.of(
          of(
              "pagination",
              Either.of(Words.of("none"), new Shaped(PaginationKeys.PAGINATION)),
              "How pages follow each other; none switches off what is inherited.",
              "{page_param: page, size_param: limit, max_size: 100}",
              "none"),
          of(
              "records",
              new Expression(),
              "The records, over the answer's body: an array, or one object for an array of one;"
                  + " null is an empty one. Undefined is an error, never an empty page. Default $.",
              "data.candidates"));

  /** What they may each say of answers with one record. */
  static final List<Key> ONE =
      List.of(
          of(
              "record",
              new Expression(),
              "The one record, over the answer's body; undefined, null or [] means not found."
                  + " Default $.",
              "data"));

  static final List<Key> DEFAULTS = Key.join(CALL, MANY, ONE);

  static final List<Key> WHOLE_REQUEST = Key.join(REQUEST, CALL, FragmentKeys.BODY);

  private RequestKeys() {}
}
