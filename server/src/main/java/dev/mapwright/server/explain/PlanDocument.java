package dev.mapwright.server.explain;

import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.server.http.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list would be answered.
 *
 * @param query what was asked
 * @param explanation what would be done
 */
public record PlanDocument(Query query, Explanation explanation) {
  /** Its content type: a plan is no list, and whoever generates clients keeps them apart by it. */
  public static final String MEDIA_TYPE = "application/vnd.mapwright.plan+json";

  /** The document. */
  public Map<String, @Nullable Object> value() {
    Plan plan = explanation.plan();
    return JsonTree.of("source", source(plan))
        .with("native", plan.natives().stream().map(PlanDocument::nativeFilter).toList())
        .with("residual", plan.residual().stream().map(PlanDocument::filter).toList())
        .with("sort", sort(plan))
        .with("related", related())
        .with("detail", detail())
        .with("partial", explanation.fetched().partial().stream().sorted().toList())
        .with("nothing_can_match", plan.impossible())
        .with("calls", new CallCount(explanation).value())
        .withPresent("overlays", layers())
        .value();
  }

  /** The request by which it is listed, as its connector describes it: {@code GET /people}. */
  public String request() {
    return String.valueOf(
        PlannedRequestText.of(explanation.plan().source()).value().get("request"));
  }

  private @Nullable JsonTree layers() {
    if (explanation.layers().isEmpty()) {
      return null;
    }
    JsonTree layers = new JsonTree();
    explanation.layers().forEach((field, layer) -> layers.with(field.toString(), layer));
    return layers;
  }

  private JsonTree source(Plan plan) {
    int size = explanation.pageSize();
    JsonTree source = PlannedRequestText.of(plan.source());
    RequestParts added = plan.addition();
    if (!added.isEmpty()) {
      JsonTree more = new JsonTree();
      if (!added.query().isEmpty()) {
        more.with("query", added.query());
      }
      source.with(
          "added", more.withPresent("json", added.json()).withPresent("form", added.form()));
    }
    return source.with("page_size", size == 0 || size == Integer.MAX_VALUE ? null : size);
  }

  private static Object nativeFilter(NativeFilter filter) {
    return JsonTree.of("field", filter.field().toString())
        .with("operators", filter.operators().stream().sorted().map(Operator::word).toList())
        .with("checked_again", !filter.exact())
        .with("may_miss_matches", filter.lossy())
        .value();
  }

  private static Object filter(Filter filter) {
    return switch (filter) {
      case Filter.Comparison(var field, Operator operator, List<String> values) ->
          JsonTree.of("field", field.toString())
              .with("operator", operator.word())
              .with("values", values)
              .value();
      case Filter.AllOf(List<Filter> all) ->
          Map.of("and", all.stream().map(PlanDocument::filter).toList());
      case Filter.AnyOf(List<Filter> any) ->
          Map.of("or", any.stream().map(PlanDocument::filter).toList());
    };
  }

  private @Nullable JsonTree sort(Plan plan) {
    Query.Sort sort = query.sort();
    return sort == null
        ? null
        : JsonTree.of("field", sort.field().toString())
            .with("direction", sort.direction().name().toLowerCase(Locale.ROOT))
            .with("by", plan.inOrder() ? "vendor" : "engine");
  }

  private List<?> related() {
    return explanation.resource().related().values().stream()
        .filter(r -> isConcerned(r.name()))
        .map(r ->
            RelatedText.of(r)
                .with("fetched", explanation.fetched().relations().contains(r.name()))
                .value())
        .toList();
  }

  private boolean isConcerned(String relation) {
    return explanation.fetched().relations().contains(relation)
        || explanation.fetched().missing().contains(relation);
  }

  /** The call of get, where fields read its record. */
  private @Nullable JsonTree detail() {
    Set<String> missing = explanation.fetched().missing();
    return explanation.fetched().detail() || missing.contains("detail")
        ? PlannedRequestText.of(explanation.resource().get().endpoint().request())
            .with("fetched", explanation.fetched().detail())
        : null;
  }
}
