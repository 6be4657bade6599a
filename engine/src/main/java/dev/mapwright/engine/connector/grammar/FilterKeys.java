package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;

import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Flag;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Path;
import dev.mapwright.engine.yaml.schema.Kind.Time;
import dev.mapwright.engine.yaml.schema.Kind.Tree;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** Keys of what a vendor filters and sorts by itself. */
final class FilterKeys {
  static final Shape FILTER =
      Shape.of(
          "filter",
          "A filter that the vendor does itself. In its query, headers, json and form, $value is"
              + " the value (an array for in), $from and $to the bounds of a range as ISO texts in"
              + " UTC, already widened, undefined on an open side. What comes out undefined leaves"
              + " the filter to the engine.",
          List.of(
              of(
                  "operators",
                  new Many(Words.of("eq", "in", "like", "gt", "gte", "lt", "lte", "range")),
                  "What the vendor can do; range means gt, gte, lt and lte. What is not listed, the"
                      + " engine does. Default [eq].",
                  "[eq, in]"),
              of(
                  "param",
                  FragmentKeys.PARAMETER,
                  "The query parameter that carries the value.",
                  "email")),
          FragmentKeys.FRAGMENT,
          FragmentKeys.BODY,
          List.of(
              of(
                  "term",
                  new Tree(),
                  "A value appended to $terms, which the request places itself: for vendors that"
                      + " take conditions as one JSON array, one text, or parts of the path.",
                  "\"(Last_Name:equals:{{ $value }})\""),
              of(
                  "exact",
                  new Flag(),
                  "true: the vendor's answer needs no second look, which saves the requests that"
                      + " the look would cost. Needs a fixture.",
                  "true"),
              of(
                  "lossy",
                  new Flag(),
                  "true: the vendor may miss matches (a capped search, an index that lags, words"
                      + " instead of text). Used only where the caller allows approximation.",
                  "true"),
              of(
                  "margin",
                  new Time(),
                  "By how much a range is widened before it is sent; a vendor that takes days needs"
                      + " 1d. Default 1s.",
                  "1d"),
              of(
                  "not_with",
                  new Many(new Path()),
                  "Filters that cannot stand beside it; the one that comes later is done by the"
                      + " engine.",
                  "[emails.email]"),
              of(
                  "unknown",
                  new Expression(),
                  "Whether a refused answer (not_found, bad_request, forbidden, vendor_error) says"
                      + " that there is no such value, over its body: nobody is found then. Without"
                      + " it the refusal is an error.",
                  "$status = 404")));

  static final Shape SORT =
      Shape.of(
          "sort",
          "An order that the vendor makes itself. In its query, headers, json and form, $direction"
              + " is asc or desc.",
          List.of(
              of(
                  "directions",
                  new Many(Words.of("asc", "desc")),
                  "Which ways. Default both.",
                  "[desc]")),
          FragmentKeys.FRAGMENT,
          FragmentKeys.BODY);

  private FilterKeys() {}
}
