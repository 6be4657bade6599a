package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Split;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how a walk goes on behind what can be paged. */
final class SplitReader {
  private final LoadContext context;

  SplitReader(LoadContext context) {
    this.context = context;
  }

  @Nullable Split read(@Nullable CheckedMap fields) {
    if (fields == null) {
      return null;
    }
    RequestReader requests = new RequestReader(context);
    Fragment from = requests.fragment(fields, context.scope(ExpressionScope.SPLIT));
    boolean isRead =
        from.expressions().stream().anyMatch(e -> e.reads().variables().contains("from"));
    if (!isRead) {
      fields
          .problems()
          .error(
              "unread-from",
              fields.place(),
              "The split does not ask for the records from $from on, so each window would be the"
                  + " first.",
              "Place {{ $from }} in 'query', 'headers', 'json' or 'form' of the split.");
    }
    CheckedMap order = fields.fields("order");
    ScalarNode by = fields.scalar("by");
    return new Split(
        fields.whole("after", 1),
        by == null
            ? context.expressions().supplied("null", fields.place())
            : context
                .expressions()
                .whole(by, context.scope(ExpressionScope.ROW).in("what a split goes by")),
        fields.time("margin", Duration.ofSeconds(1)),
        order == null
            ? Fragment.EMPTY
            : requests.fragment(
                order, context.scope(ExpressionScope.ANY_REQUEST).in("the order of a split")),
        from);
  }
}
