package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commonest path: field names, some with a literal position, from the context, a variable or
 * the result of a call. As long as no array is met it goes from field to field without a list.
 */
public final class FieldPathNode extends Node {
  private final @Nullable Node start;
  private final String[] names;
  private final Predicate.@Nullable At[] positions;
  private final boolean keepSingleton;
  private final @Nullable Node overList;

  /**
   * A path of fields.
   *
   * @param start where to begin; {@code null} for the context
   * @param names interned
   * @param positions for each name the position that follows it, or {@code null}
   * @param keepSingleton whether a single result stays in an array
   * @param overList what is evaluated instead where the context is an array, each item of which the
   *     path would begin at; {@code null} if it begins at one value whatever the context is
   */
  public FieldPathNode(
      @Nullable Node start,
      String[] names,
      Predicate.@Nullable At[] positions,
      boolean keepSingleton,
      @Nullable Node overList) {
    this.overList = overList;
    this.start = start;
    this.names = names;
    this.positions = positions;
    this.keepSingleton = keepSingleton;
  }

  /** Where it begins; {@code null} for the context. */
  @Nullable Node start() {
    return start;
  }

  @Override
  public @Nullable Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    if (overList != null && input instanceof List<?>) {
      return overList.eval(run, frame, input);
    }
    Object value = start == null ? input : start.eval(run, frame, input);
    if (start != null && Sequence.isCons(value)) {
      value = Sequence.of(value);
    }
    for (int i = 0; i < names.length; i++) {
      if (value instanceof JsonObject object) {
        value = object.getInterned(names[i]);
      } else if (value instanceof List<?> list) {
        return through(run, frame, list, i);
      } else if (value instanceof Map<?, ?> object) {
        value = object.get(names[i]);
      } else {
        return null;
      }
      Predicate.At position = positions[i];
      if (position != null) {
        value = position.at(Sequence.unwrapped(value));
      }
    }
    if (value instanceof Sequence list && list.isSequence()) {
      value = Sequence.unwrapped(list);
    }
    return keepSingleton ? kept(value) : value;
  }

  /** As long as objects alone are met. */
  @Override
  public @Nullable Object directly(JsonObject input) {
    if (start != null || keepSingleton) {
      return UNKNOWN;
    }
    Object value = input;
    for (int i = 0; i < names.length; i++) {
      if (!(value instanceof JsonObject object) || positions[i] != null) {
        return UNKNOWN;
      }
      value = object.getInterned(names[i]);
      if (value == null) {
        return null;
      }
    }
    return value instanceof Sequence ? UNKNOWN : value;
  }

  @Override
  public @Nullable RawJson plainText(JsonObject input) {
    if (start != null || keepSingleton) {
      return null;
    }
    JsonObject object = input;
    int last = names.length - 1;
    for (int i = 0; i < last; i++) {
      if (positions[i] != null || !(object.getInterned(names[i]) instanceof JsonObject below)) {
        return null;
      }
      object = below;
    }
    int position = object.keys().findInterned(names[last]);
    return positions[last] != null || position < 0 ? null : object.plainTextAt(position);
  }

  /** From an array on: each item's field in turn, the results flattened after each step. */
  private @Nullable Object through(Run run, @Nullable Object[] frame, List<?> list, int from) {
    List<?> current = list;
    for (int i = from; i < names.length; i++) {
      Gathering results = new Gathering(run);
      run.steps(current.size());
      for (int j = 0; j < current.size(); j++) {
        Object value = Sequence.unwrapped(Values.field(run, current.get(j), names[i]));
        Predicate.At position = positions[i];
        if (position != null) {
          results.add(position.over(run, frame, value));
        } else if (value != null) {
          results.add(value);
        }
      }
      List<?> gathered = results.list(i == names.length - 1);
      if (gathered == null) {
        return null;
      }
      current = gathered;
    }
    return keepSingleton ? Sequence.kept(current) : Sequence.unwrapped(current);
  }

  private static @Nullable Object kept(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> list -> Sequence.kept(list);
      default -> Sequence.of(value).keepSingleton();
    };
  }
}
