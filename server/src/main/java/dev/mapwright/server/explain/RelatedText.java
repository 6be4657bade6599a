package dev.mapwright.server.explain;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.server.http.JsonTree;

/** Relations as a connector describes them. */
final class RelatedText {
  private RelatedText() {}

  /** Its name, when it is called, and its request. */
  static JsonTree of(Related related) {
    JsonTree tree = JsonTree.of("name", related.name());
    return switch (related) {
      case Related.Batched batched ->
          with(
              tree, "one for " + batched.size() + " keys", PlannedRequestText.of(batched.source()));
      case Related.PerKey perKey ->
          with(tree, "one for each key", PlannedRequestText.of(perKey.source()));
      case Related.Table table ->
          with(
              tree,
              table.keep() == null
                  ? "one for the list"
                  : "one for " + table.keep().toSeconds() + " s",
              PlannedRequestText.of(table.source()));
      case Related.Rows _ -> tree.with("calls", "none: it stands in the same answer");
    };
  }

  private static JsonTree with(JsonTree tree, String calls, JsonTree request) {
    tree.with("calls", calls);
    request.value().forEach(tree::with);
    return tree;
  }
}
