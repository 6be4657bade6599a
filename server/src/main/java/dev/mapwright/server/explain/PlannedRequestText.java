package dev.mapwright.server.explain;

import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.server.http.JsonTree;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Requests as a connector describes them, without authentication. */
final class PlannedRequestText {
  private PlannedRequestText() {}

  /** Method, path and what is always sent. */
  static JsonTree of(Request request) {
    JsonTree tree = JsonTree.of("request", request.method() + " " + target(request.target()));
    SequencedMap<String, Object> query = RequestTemplateText.query(request.fragment());
    return (query.isEmpty() ? tree : tree.with("query", query))
        .withPresent("body", RequestTemplateText.body(request.fragment()));
  }

  /** The same of a source, with what it is repeated over. */
  static JsonTree of(Source source) {
    JsonTree tree = of(source.endpoint().request());
    Source.From from = source.from();
    if (from == null) {
      return tree;
    }
    JsonTree each =
        switch (from.keys()) {
          case Source.Keys.Values(Template values) ->
              JsonTree.of("values", RequestTemplateText.of(values));
          case Source.Keys.Rows(Source rows) -> of(rows);
        };
    if (from.given() != null) {
      each.with("unless_given", from.given().source());
    }
    return tree.with("for_each", each)
        .withPresent("keys_per_request", source.batch() == 0 ? null : source.batch());
  }

  private static String target(Request.Target target) {
    return switch (target) {
      case Request.Target.Path(List<Template> segments, boolean slash) ->
          segments.stream()
              .map(segment -> "/" + RequestTemplateText.of(segment))
              .collect(Collectors.joining("", "", slash ? "/" : ""));
      case Request.Target.Url(Template url) -> String.valueOf(RequestTemplateText.of(url));
    };
  }
}
