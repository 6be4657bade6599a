package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Kind.Expression;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Time;
import dev.mapwright.engine.yaml.schema.Kind.Whole;
import dev.mapwright.engine.yaml.schema.Kind.Words;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** Keys of how pages follow each other. */
final class PaginationKeys {
  private static final Shape ORDER =
      Shape.of(
          "order",
          "What makes the vendor sort ascending by a split's by.",
          FragmentKeys.FRAGMENT,
          FragmentKeys.BODY);

  static final Shape SPLIT =
      Shape.of(
          "split",
          "How a walk goes on where only the beginning of a list can be paged: in windows that"
              + " begin with $from, in ascending order. Its query, headers, json and form ask for"
              + " the records from $from on; they replace what a filter says at the same place.",
          List.of(
              required(
                  "after",
                  new Whole(1),
                  "How many records can be paged; until then nothing is different.",
                  "2000"),
              required(
                  "by",
                  new Expression(),
                  "The value by which the vendor sorts and windows begin, over a record: a number,"
                      + " a date or a text.",
                  "Modified_Time"),
              of(
                  "order",
                  new Shaped(ORDER),
                  "What makes the vendor sort ascending by it. The windows then begin with the"
                      + " list's first record, as it was in another order before. Without it the"
                      + " list is in that order anyway, and they begin with the last record that"
                      + " came.",
                  "{query: {sort_by: Modified_Time, sort_order: asc}}"),
              of(
                  "margin",
                  new Time(),
                  "By how much a date is moved back before it is sent: whether the bound is"
                      + " included need not be known. Default 1s.",
                  "1d")),
          FragmentKeys.FRAGMENT,
          FragmentKeys.BODY);

  static final Shape PAGINATION =
      Shape.of(
          "pagination",
          "How pages follow each other: one of page_param, offset_param, cursor, url and link_rel.",
          List.of(
              of(
                      "page_param",
                      FragmentKeys.PARAMETER,
                      "The parameter that carries the page, a number.",
                      "page")
                  .formerly("page"),
              of(
                      "offset_param",
                      FragmentKeys.PARAMETER,
                      "The parameter that carries the offset, a number of records to skip, which"
                          + " grows by the records that came.",
                      "skip")
                  .formerly("offset"),
              of(
                  "cursor",
                  new Expression(),
                  "The next page's token, over the answer's body with $last, the page's last record"
                      + " as it came: a text, a number, or an object of several. Undefined, null"
                      + " and \"\" end the list, and so does an object of nothing else.",
                  "paging.next_token",
                  "$last.id",
                  "'{\"at\": $last.changed, \"id\": $last.id}'"),
              of(
                  "url",
                  new Expression(),
                  "The next page's URL, over the answer's body, followed as it is. Undefined, null"
                      + " and \"\" end the list.",
                  "links.next"),
              of(
                      "link_rel",
                      new Text("a relation"),
                      "The relation of the Link header whose URL is followed, mostly next.",
                      "next")
                  .formerly("link"),
              of(
                      "cursor_param",
                      FragmentKeys.PARAMETER,
                      "The parameter that carries the cursor. Without it the request places {{"
                          + " $cursor }} itself, which is undefined for the first page.",
                      "after",
                      "/variables/after")
                  .formerly("as"),
              of("start", new Whole(0), "The first page (default 1) or offset (default 0).", "0"),
              of(
                      "keep_params",
                      new Many(FragmentKeys.PARAMETER),
                      "Parameters of the first request that a followed URL lacks and needs.",
                      "[per_page, expand]")
                  .formerly("keep"),
              of(
                  "in",
                  Words.of("query", "json", "form", "xml", "header", "path"),
                  "Where page, offset or cursor and size go; for path, write {{ $page }} or {{"
                      + " $offset }} in the request. In json and xml a name that begins with / is a"
                      + " JSON Pointer (RFC 6901), which leads from member to member. Default"
                      + " query.",
                  "json"),
              of(
                      "size_param",
                      FragmentKeys.PARAMETER,
                      "The parameter that carries the page size. Where the request reads {{ $size"
                          + " }}, there need be none.",
                      "per_page",
                      "/variables/first")
                  .formerly("size"),
              of("default_size", new Whole(1), "How many records come when no size is sent.", "25")
                  .formerly("default"),
              of("min_size", new Whole(1), "The least size that the vendor takes. Default 1.", "10")
                  .formerly("min"),
              of("max_size", new Whole(1), "The largest size that the vendor takes.", "100")
                  .formerly("max"),
              of(
                  "more",
                  new Expression(),
                  "There is another page if this is truthy, over the answer's body with $page,"
                      + " $offset, $size, $count (records on this page) and $read (records read so"
                      + " far, those of this page included). Undefined is an error, as a renamed"
                      + " flag would look like the end. Without it a token, URL or link ends by"
                      + " being absent, page and offset by an empty page.",
                  "has_more",
                  "next ?? false",
                  "$page < total_pages"),
              of(
                  "total",
                  new Expression(),
                  "How many records there are in all, over the answer's body, a number or a text;"
                      + " page and offset go on until so many have been read, or nothing is left"
                      + " behind the last page by the size asked for.",
                  "meta.total"),
              of(
                  "short",
                  Words.of("end"),
                  "end, where the vendor's word or its measured behaviour is that a page with fewer"
                      + " records than asked for is the last one. Say where it is from in a"
                      + " comment.",
                  "end"),
              of(
                  "repeat",
                  Words.of("end"),
                  "end, where an empty page that gives its own token or URL again is the last one.",
                  "end"),
              of(
                  "split",
                  new Shaped(SPLIT),
                  "How a walk goes on where only the beginning of a list can be paged.",
                  "{after: 2000, by: changed, query: {changed_from: \"{{ $from }}\"}}")));

  private PaginationKeys() {}
}
