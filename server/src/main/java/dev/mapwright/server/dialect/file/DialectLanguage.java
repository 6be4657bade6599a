package dev.mapwright.server.dialect.file;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Time;
import dev.mapwright.engine.yaml.schema.Kind.Tree;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.dialect.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The language of dialects: the whole file, from its outermost map. */
public final class DialectLanguage {
  private static final Kind SHAPE = new Text("the name of a schema beside the file");
  private static final Kind HEADER = new Text("a header's name");

  static final Shape LIMIT_OF_PAGE =
      Shape.of(
          "limit",
          "How many records a page has.",
          List.of(
              required("default", new Whole(1), "Without the parameter."),
              required("most", new Whole(1), "More is a mistake.")));

  static final Shape PARAMETER =
      Shape.of(
          "parameter",
          "What a parameter does: one of filter, modified, shows, expand, limit, cursor, ignored.",
          List.of(
              of("words", new Text("text"), "What it does, for the description of the API."),
              of("filter", new Path(), "The field of the model that it compares."),
              of(
                  "operator",
                  Words.of("eq", "ne", "gt", "gte", "lt", "lte", "like"),
                  "How a filter compares. Default eq."),
              of("record_id", new Flag(), "Whether its values are the dialect's own ids."),
              of(
                  "several",
                  Words.of("comma", "repeat"),
                  "How it takes several values, of which any may match. Without it, it takes one."),
              of(
                  "modified",
                  Words.of("gt", "gte", "lt", "lte"),
                  "How its time is compared with when this server first saw a record as it is."),
              of("shows", new Text("a field"), "The field that is given where it is true."),
              of(
                  "otherwise",
                  Words.of("left_out"),
                  "What becomes of the field it shows where it is not true. Default null."),
              of("expand", new Flag(), "It names the relations to give as objects."),
              of("limit", new Shaped(LIMIT_OF_PAGE), "It bounds a page."),
              of("cursor", new Flag(), "It says where to go on."),
              of("ignored", new Flag(), "It is taken and has no effect; words say why.")));

  static final Shape EXPANSION =
      Shape.of(
          "expansion",
          "A relation as objects rather than ids.",
          List.of(
              required("shape", SHAPE, "The form of the objects, such as acme/applications."),
              required("each", new Expression(), "What to go over."),
              required("map", Language.MAPPING, "What an item becomes.")));

  static final Shape ERROR =
      Shape.of(
          "error",
          "How a kind of failure is told.",
          List.of(
              required("status", new Whole(400), "The HTTP status."),
              required(
                  "body",
                  Either.of(
                      new Named(new Text("a name"), new Expression(), false), new Expression()),
                  "The body over status, message, cursor and mistakes, each with part, name,"
                      + " message and kind."),
              of(
                  "headers",
                  new Named(HEADER, new Expression(), false),
                  "Headers over the same; an undefined one is left out."),
              of(
                  "schema",
                  new Tree(),
                  "The body's JSON Schema, for the description of the API. Default: an object with"
                      + " the members of body, all text.")));

  static final Shape HEADERS =
      Shape.of(
          "headers of the limit",
          "The headers of every answer.",
          List.of(
              of("limit", HEADER, "The requests allowed in a window."),
              of("remaining", HEADER, "The requests left in this one."),
              of("reset", HEADER, "When all are there again, in seconds since 1970.")));

  static final Shape LIMIT =
      Shape.of(
          "request limit",
          "How many requests an account's token may make.",
          List.of(
              required("requests", new Whole(1), "The requests of a window."),
              required("window", new Time(), "How long a window is."),
              of("headers", new Shaped(HEADERS), "The headers of every answer.")));

  static final Shape SYNC =
      Shape.of(
          "sync",
          "A path by which the sync of an account is asked for or looked at.",
          List.of(
              required("path", new Text("a path"), "Below the base."),
              of(
                  "begins",
                  new Flag(),
                  "Whether POST begins a run over everything. Default false: GET tells how it"
                      + " stands."),
              required(
                  "answer",
                  Either.of(
                      new Named(new Text("a name"), new Expression(), false), new Expression()),
                  "The body over status (COMPLETE, INCOMPLETE, RELINK_NEEDED; none where the"
                      + " account is not synced), is_running, is_first, began_at, ended_at,"
                      + " next_at, error, records."),
              of("schema", new Tree(), "The body's JSON Schema, for the description of the API.")));

  /** The outermost map. */
  public static final Shape DIALECT =
      Shape.of(
          "dialect",
          "A wire form of a unified resource: what is asked and how it is answered.",
          List.of(
              required("dialect", new Text("a slug"), "The slug, equal to the folder's name."),
              of("label", new Text("text"), "Its name for people."),
              required("resource", new Text("a resource"), "As connectors call it: candidates."),
              required("model", new Text("a model's name"), "The unified model, ats/candidates."),
              required("shape", SHAPE, "The form of a record, such as acme/candidates."),
              of(
                  "base",
                  new Text("a path"),
                  "Of clients' addresses: whatever is below it is answered in this form, what does"
                      + " not exist too. Default: the path."),
              required("path", new Text("a path"), "Of the list; a record is below it by its id."),
              required(
                  "account",
                  HEADER,
                  "The header with the account's token; it tells dialects of one path apart."),
              required(
                  "parameters",
                  new Named(new Text("a name"), new Shaped(PARAMETER), false),
                  "The parameters by name; others are mistakes."),
              required(
                  "list",
                  new Named(
                      new Text("a name"), Words.of("items", "count", "cursor", "nothing"), false),
                  "The members of a list's answer: items, how many those are, the cursor,"
                      + " nothing."),
              of(
                  "words",
                  new Named(
                      new Path(),
                      new Named(new Text("a word"), new Text("the dialect's word"), false),
                      false),
                  "How the words of a vocabulary are written here: by the field's path in the"
                      + " model, each of its words. Other fields keep the model's words."),
              required(
                  "map",
                  Language.MAPPING,
                  "A record, keyed like its form, over the unified record. $record_id(resource, id)"
                      + " makes an id of the dialect, $modified_at is when this server first saw"
                      + " the record as it is, $remote the vendor's record where asked for."),
              of(
                  "expand",
                  new Named(new Text("a field"), new Shaped(EXPANSION), false),
                  "Relations that can be given as objects, by the field that has their ids."),
              required("errors", errors(), "How each kind of failure is told."),
              of("limit", new Shaped(LIMIT), "How many requests an account's token may make."),
              of(
                  "syncs",
                  new Named(new Text("a name"), new Shaped(SYNC), false),
                  "Paths by which syncs are asked for and looked at, by what generated clients call"
                      + " them.")));

  private DialectLanguage() {}

  private static Kind errors() {
    List<Key> kinds =
        Arrays.stream(Fault.values())
            .map(fault ->
                required(
                    fault.name().toLowerCase(Locale.ROOT),
                    new Shaped(ERROR),
                    fault.meaning() + "."))
            .toList();
    return new Shaped(Shape.of("errors", "How each kind of failure is told.", kinds));
  }
}
