package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter that the vendor does itself.
 *
 * @param field the unified field it filters
 * @param operators what it can do
 * @param fragment what it adds to the request
 * @param term what it adds to {@code $terms}, or null
 * @param exact whether the answer needs no second check
 * @param lossy whether the vendor may miss matches
 * @param margin by how much a range is widened before sending
 * @param notWith filters it cannot be combined with
 * @param unknown over a refused answer: whether it says that there is no such value, so that nobody
 *     is found; or null
 * @param place where it stands
 */
public record NativeFilter(
    FieldPath field,
    Set<Operator> operators,
    Fragment fragment,
    @Nullable Template term,
    boolean exact,
    boolean lossy,
    Duration margin,
    Set<FieldPath> notWith,
    @Nullable Expression unknown,
    Place place) {
  public NativeFilter {
    operators = Set.copyOf(operators);
    notWith = Set.copyOf(notWith);
  }
}
