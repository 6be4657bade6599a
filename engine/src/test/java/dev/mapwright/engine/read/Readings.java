package dev.mapwright.engine.read;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.query.Planner;
import dev.mapwright.engine.vendor.EngineRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What readers need, and what they give. */
final class Readings {
  /** The beginning of a list. */
  static final Cursor BEGINNING = new Cursor(0, 100, 0, null);

  private Readings() {}

  /** What a reader is told of a call without hydration. */
  static RowSelection selection(
      EngineRig rig, Wants wants, Query.@Nullable Sort sort, Filter... filters) {
    ReadContext context = rig.context();
    Plan plan =
        new Planner(
                context.resource(),
                context.model(),
                context.scope().account(),
                context.scope().variables(),
                false)
            .plan(new Query(List.of(filters), sort, Map.of()));
    return new RowSelection(context, plan, wants, false);
  }

  /** The ids of all records that are left. */
  static List<String> rest(RecordReader reader) {
    List<String> ids = new ArrayList<>();
    for (RecordReader.Emitted next = reader.next(100); next != null; next = reader.next(100)) {
      ids.add(next.record().id());
    }
    return ids;
  }
}
