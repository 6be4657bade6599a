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
              "How numbers in date-time fields are read: epoch in ms or s. Default iso."),
          of("zone", new Text("a zone id"), "The zone of date-times without one. Default UTC."));

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
                      + " nothing."),
              of("let", LET, "Values shared within an item, as $name; earlier ones are visible."),
              required("map", MAPPING, "What an item becomes.")));

  static final Shape ACCOUNT_FIELD =
      Shape.of(
          "account field",
          "A field that a customer pastes in, read as $account.name.",
          List.of(
              of("title", new Text("text"), "What a form calls it."),
              of("help", new Text("text"), "Where the customer finds the value."),
              of("secret", new Flag(), "Whether it must never be shown again."),
              of("optional", new Flag(), "Whether it may be missing."),
              of("default", new Text("text"), "Used when it is missing."),
              of("pattern", new Text("a pattern"), "What the whole value must match (RE2)."),
              of("options", new Many(new Text("text")), "The only values allowed."),
              of(
                  "organization",
                  new Flag(),
                  "Whether it names the organization, of several that the same credentials open: a"
                      + " call may name another one.")));

  static final Shape RESOURCE =
      Shape.of(
          "resource",
          "A resource of the vendor, mapped to a unified model.",
          List.of(
              required("model", new Text("a model's name"), "Such as ats/candidates."),
              of(
                      "id_pattern",
                      new Text("a pattern"),
                      "What an id must match as a whole (RE2); others are not found without a call."
                          + " Named groups are what $parts gives.")
                  .formerly("id")),
          RequestKeys.DEFAULTS,
          TIMES,
          List.of(
              required(
                  "list",
                  Either.of(new Shaped(SourceKeys.SOURCE), new Many(new Shaped(SourceKeys.SOURCE))),
                  "A source or a list of sources; the first whose needs are met is taken."),
              required("get", new Shaped(SourceKeys.GET), "How one record is fetched."),
              of(
                  "related",
                  new Named(NAME, new Shaped(SourceKeys.RELATED), false),
                  "What stands beside a record, by the name of its function."),
              of("let", LET, "Values shared by fields, as $name; earlier ones are visible."),
              required("map", MAPPING, "The mapping, keyed like the unified model."),
              SourceKeys.SORT,
              of(
                  "content",
                  new Shaped(SourceKeys.CONTENT),
                  "How an attachment's bytes are found.")));

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
                      + ". An earlier one is brought up to date by mapwright fmt."),
              required("connector", new Text("a slug"), "The slug, equal to the file's name."),
              of("label", new Text("text"), "The vendor's name for people."),
              of("docs", new Text("a URL"), "Where the vendor documents its API."),
              of(
                  "account",
                  new Named(NAME, new Shaped(ACCOUNT_FIELD), false),
                  "The fields that a customer pastes in."),
              required("base_url", new Template(), "Origin and path prefix of all requests."),
              of(
                  "hosts",
                  new Many(new Template()),
                  "Further origins that requests and followed links may go to."),
              of(
                  "auth",
                  Either.of(new Shaped(AuthKeys.AUTH), new Many(new Shaped(AuthKeys.AUTH))),
                  "What every request carries to be let in; a list with when where the account"
                      + " chooses.")),
          RequestKeys.DEFAULTS,
          TIMES,
          List.of(
              required(
                  "resources",
                  new Named(NAME, new Shaped(RESOURCE), false),
                  "The vendor's resources by name, such as candidates.")));

  private Language() {}
}
