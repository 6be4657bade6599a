package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Either;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.MappingOverlay;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;
import java.util.Set;

/** What may be laid over a connector: a part of its language, so that an overlay calls nothing. */
public final class OverlayLanguage {
  private static final Kind NAME = new Text("a name");

  /** What of a filter needs nothing but a query parameter. */
  private static final Set<String> OF_FILTER =
      Set.of("operators", "param", "term", "exact", "lossy", "margin", "not_with", "unknown");

  private static final Key QUERY =
      of(
          "query",
          FragmentKeys.ADDED,
          "Query parameters that are added to the request. They take the place of none that the"
              + " connector sends; lists and objects of both are sent together. They read no"
              + " secrets.",
          "{include: custom_fields}");

  private static final Shape FILTER =
      Shape.of(
          "added filter",
          "A filter that the vendor does itself, as in a connector, by query parameters.",
          FilterKeys.FILTER.keys().values().stream()
              .filter(key -> OF_FILTER.contains(key.name()))
              .toList(),
          List.of(QUERY));

  private static final Shape LIST =
      Shape.of(
          "list overlay",
          "What is added to the request of a list.",
          List.of(
              QUERY,
              of(
                  "filters",
                  new Named(new Path(), new Shaped(FILTER), true),
                  "Filters that the vendor does, by path of the unified model; one of a field that"
                      + " has one replaces it, null leaves the field to the engine.",
                  "{title: {param: headline}}",
                  "{tags.name: null}")));

  private static final Shape GET =
      Shape.of("get overlay", "What is added to the request for one record.", List.of(QUERY));

  private static final Shape RESOURCE =
      Shape.of(
          "resource overlay",
          "What is laid over a resource.",
          List.of(
              of(
                  "list",
                  Either.of(new Shaped(LIST), new Many(new Shaped(LIST))),
                  "For all sources of the list; or a list, one item for each of them in the"
                      + " connector's order.",
                  "{query: {include: custom_fields}}"),
              of("get", new Shaped(GET), "For get.", "{query: {include: custom_fields}}"),
              of(
                  "let",
                  Language.LET,
                  "Values shared by fields, as $name, beside those of the connector, which are"
                      + " visible.",
                  "{extra: custom_fields}"),
              of(
                  "map",
                  new MappingOverlay(() -> Language.EACH),
                  "The fields that differ, keyed like the unified model: an expression adds or"
                      + " replaces one, null drops it, the others stay. Of a list that the"
                      + " connector makes of {each: ..., map: ...}, {map: {...}} changes fields of"
                      + " its items. Members of custom_fields have names of your own.",
                  "{title: null, custom_fields.cost_center: custom.cost_center}")));

  /** The outermost map. */
  public static final Shape OVERLAY =
      Shape.of(
          "overlay",
          "What is laid over a connector, field by field, without restating the rest.",
          List.of(
              required(
                  "language",
                  new Whole(1),
                  "The form of the language in which the file is written: "
                      + Language.VERSION
                      + ".",
                  String.valueOf(Language.VERSION)),
              required("overlay", new Text("a slug"), "The connector that it lies over.", "acme"),
              required(
                  "resources",
                  new Named(NAME, new Shaped(RESOURCE), false),
                  "By the connector's resources.",
                  "{candidates: {map: {custom_fields.cost_center: custom.cost_center}}}")));

  private OverlayLanguage() {}
}
