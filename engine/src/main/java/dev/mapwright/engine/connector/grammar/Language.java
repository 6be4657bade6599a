package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Mapping;
import dev.mapwright.engine.yaml.schema.Kind.Matching;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Template;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** The connector language: the whole file, from its outermost map. */
public final class Language {
  /** The form of the language that this program reads. */
  public static final int VERSION = 2;

  private static final Kind NAME = new Text("a name");

  private static final List<Key> TIMES =
      List.of(
          of(
              "times",
              Words.of("iso", "ms", "s"),
              "How a number in a date field is read: not expected, or as milliseconds or seconds"
                  + " since 1970. Default iso.",
              "ms"),
          of(
              "zone",
              new Text("a zone id"),
              "The zone of date texts that name none. Default UTC.",
              "Europe/Berlin"));

  static final Kind LET = new Named(NAME, new Expression(), false);

  /** A mapping tree, keyed like the unified model. */
  public static final Kind MAPPING = new Mapping(() -> Language.EACH);

  /** A list of the unified model, or a part of it. */
  public static final Shape EACH =
      Shape.of(
          "each",
          "A list of the unified model, or a part of it.",
          List.of(
              required(
                  "each",
                  new Expression(),
                  "What to go over; inside, bare names are of the item. Undefined and null give"
                      + " nothing, a single value one item.",
                  "phones",
                  "$applications(id)"),
              of(
                  "let",
                  LET,
                  "Values shared within an item, as $name; earlier ones are visible.",
                  "{job: job_id}"),
              required(
                  "map",
                  MAPPING,
                  "What an item becomes.",
                  "{number: value, type: {value: mobile}}")));

  /** The keys that every request has, wherever it stands. */
  public static final Shape REQUEST =
      Shape.of(
          "request",
          "A request, and what connector, resource and operation may each say of their requests."
              + " All requests are reads, so all may be repeated.",
          RequestKeys.WHOLE_REQUEST);

  static final Shape ACCOUNT_FIELD =
      Shape.of(
          "account field",
          "A field that a customer pastes in, read as $account.name.",
          List.of(
              of("title", new Text("text"), "What a form calls it.", "API key"),
              of(
                  "help",
                  new Text("text"),
                  "Where the customer finds the value.",
                  "\"Settings, then Integrations.\""),
              of(
                  "secret",
                  new Flag(),
                  "true: never shown again, never logged, not visible to mappings.",
                  "true"),
              of("optional", new Flag(), "true: it may be missing; then it is undefined.", "true"),
              of("default", new Text("text"), "The value where it is missing.", "eu"),
              of(
                  "pattern",
                  new Text("a pattern"),
                  "What the whole value must match (RE2). A field in a host needs options, or a"
                      + " pattern that matches nothing but host labels.",
                  "\"[a-z0-9-]+\""),
              of("options", new Many(new Text("text")), "The only values allowed.", "[eu, us]"),
              of(
                  "organization",
                  new Flag(),
                  "true: it names the organization whose records are read, of several that the same"
                      + " credentials open. The account's value holds unless a list or get names"
                      + " another (organization_id); authentication sees the account's own. It"
                      + " needs a pattern or options, and is neither secret nor part of a host.",
                  "true")));

  static final Shape RESOURCE =
      Shape.of(
          "resource",
          "A resource of the vendor, mapped to a unified model.",
          List.of(
              required("model", new Text("a model's name"), "The unified model.", "ats/candidates"),
              of(
                      "id_pattern",
                      new Text("a pattern"),
                      "What an id must match as a whole (RE2); others are not found without a call."
                          + " Named groups are the parts of a composite id, which $parts gives.",
                      "\"[0-9]+\"",
                      "(?<job>[0-9]+):(?<person>[0-9]+)")
                  .formerly("id")),
          RequestKeys.DEFAULTS,
          TIMES,
          List.of(
              required(
                  "list",
                  Either.of(new Shaped(SourceKeys.SOURCE), new Many(new Shaped(SourceKeys.SOURCE))),
                  "A source or a list of sources; the first whose needs are met is taken.",
                  "{request: GET /candidates}"),
              required(
                  "get",
                  new Shaped(SourceKeys.GET),
                  "How one record is fetched.",
                  "{request: \"GET /candidates/{{ $id }}\"}"),
              of(
                  "related",
                  new Named(NAME, new Shaped(SourceKeys.RELATED), false),
                  "What stands beside a record, by the name of its function.",
                  "{stages: {kind: table, request: GET /stages, keep: 10m}}"),
              of(
                  "let",
                  LET,
                  "Values shared by fields, as $name; earlier ones are visible. They are computed"
                      + " when first read.",
                  "{full_name: profile.name}"),
              required(
                  "map",
                  MAPPING,
                  "The mapping, keyed like the unified model.",
                  "{id: id, first_name: name.first, tags: {each: labels, map: {name: text}}}"),
              SourceKeys.SORT,
              of(
                  "content",
                  new Shaped(SourceKeys.CONTENT),
                  "How an attachment's bytes are found.",
                  "{authenticated: true}")));

  static final Shape WAIVER =
      Shape.of(
          "waiver",
          "A warning that does not hold here.",
          List.of(
              required(
                  "rule",
                  new Words(Rules.NAMES),
                  "The rule's name: see docs/rules.md.",
                  "unseen-path"),
              of(
                  "at",
                  new Text("a path of keys"),
                  "Where, as keys from the outermost on, and everything below; a place in a list by"
                      + " its number from 0; of fixtures, the file as seen from the vendor's"
                      + " folder. Default: everywhere.",
                  "resources.candidates.map.tags",
                  "resources.candidates.list.1.filters",
                  "scenarios/list.yaml"),
              required(
                  "because",
                  Matching.notBlank(),
                  "The reason, for those who come later.",
                  "The vendor documents the key and gives no example.")));

  /** The outermost map. */
  public static final Shape CONNECTOR =
      Shape.of(
          "connector",
          "One vendor: how to call it and how to map what it answers.",
          List.of(
              required(
                  "language",
                  new Whole(1),
                  "The form of the language in which the file is written: "
                      + VERSION
                      + ". An earlier one is brought up to date by mapwright fmt.",
                  String.valueOf(VERSION)),
              required(
                  "connector",
                  new Text("a slug"),
                  "The slug, equal to the file's name.",
                  "greatplace"),
              of("label", new Text("text"), "The vendor's name for people.", "Great Place"),
              of(
                  "docs",
                  new Matching("a URL such as https://developers.acme.example", "https?://\\S+"),
                  "Where the vendor documents its API.",
                  "https://developers.greatplace.example"),
              of(
                  "account",
                  new Named(NAME, new Shaped(ACCOUNT_FIELD), false),
                  "The fields that a customer pastes in.",
                  "{api_key: {title: API key, secret: true}}"),
              required(
                  "base_url",
                  new Template(),
                  "Origin and path prefix of all requests. Requests go to its origin, to those of"
                      + " requests that are written with a host, and to hosts; nowhere else,"
                      + " whatever an answer says.",
                  "https://api.greatplace.example/v1",
                  "\"https://{{ $account.company }}.greatplace.example\""),
              of(
                  "hosts",
                  new Many(new Template()),
                  "Further origins that requests and followed links may go to. An asterisk in the"
                      + " place of the first label is any one label.",
                  "[files.greatplace.example, \"*.rest.greatplace.example\"]"),
              of(
                  "auth",
                  Either.of(new Shaped(AuthKeys.AUTH), new Many(new Shaped(AuthKeys.AUTH))),
                  "What every request carries to be let in; a list with when where the account"
                      + " chooses.",
                  "{headers: {X-Api-Key: \"{{ $account.api_key }}\"}}")),
          RequestKeys.DEFAULTS,
          TIMES,
          List.of(
              of(
                  "waived",
                  new Many(new Shaped(WAIVER)),
                  "Warnings that do not hold for this vendor, each with the reason. A waiver that"
                      + " nothing needs is told.",
                  "[{rule: unshown-filter, at: resources.candidates.list.filters.title, because:"
                      + " the documentation shows no request}]"),
              required(
                  "resources",
                  new Named(NAME, new Shaped(RESOURCE), false),
                  "The vendor's resources by name.",
                  "{candidates: {model: ats/candidates, list: {request: GET /candidates}, get:"
                      + " {request: \"GET /candidates/{{ $id }}\"}, map: {id: id}}}")));

  private Language() {}
}
