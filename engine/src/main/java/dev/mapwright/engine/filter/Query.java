package dev.mapwright.engine.filter;

import dev.mapwright.engine.model.FieldPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list, in terms of the unified model.
 *
 * @param filters all must hold
 * @param sort the order asked for, or null for the vendor's
 * @param remoteQuery parameters handed to the vendor untouched, nested as the caller sent them
 */
public record Query(List<Filter> filters, @Nullable Sort sort, Map<String, Object> remoteQuery) {

  /** Everything, in the vendor's order. */
  public static final Query ALL = new Query(List.of(), null, Map.of());

  public Query {
    filters = List.copyOf(filters);
    remoteQuery = Map.copyOf(remoteQuery);
  }

  /** An order by one field. */
  public record Sort(FieldPath field, Direction direction) {}
}
