package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Numbers;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [condition]} or {@code [position]}. */
public abstract class Predicate {
  /** What is left of a value or of the items of an array. */
  abstract List<?> over(Run run, @Nullable Object[] frame, @Nullable Object value);

  /** The filter of a condition. */
  public static Predicate where(Node condition) {
    JoinPredicate matching = JoinPredicate.of(condition);
    return matching == null ? new Where(condition) : matching;
  }

  /** A position that is a number in the source; from the end if negative. */
  public static final class At extends Predicate {
    private final int position;

    public At(Number position) {
      this.position = Numbers.floor(position);
    }

    @Override
    List<?> over(Run run, @Nullable Object[] frame, @Nullable Object value) {
      Object item = at(value);
      if (item instanceof List<?> list) {
        return list;
      }
      return item == null ? Sequence.create() : Sequence.of(item);
    }

    /** The item at the position; {@code null} if there is none. */
    @Nullable Object at(@Nullable Object value) {
      if (!(value instanceof List<?> list)) {
        return position == 0 || position == -1 ? value : null;
      }
      int index = position < 0 ? list.size() + position : position;
      return index >= 0 && index < list.size() ? list.get(index) : null;
    }
  }

  /** A condition, or positions that have to be computed. */
  public static final class Where extends Predicate {
    private final Node condition;

    private Where(Node condition) {
      this.condition = condition;
    }

    @Override
    List<?> over(Run run, @Nullable Object[] frame, @Nullable Object value) {
      List<?> items = Values.asList(value);
      Sequence result = Sequence.create();
      for (int i = 0; i < items.size(); i++) {
        run.step();
        Object item = items.get(i);
        keep(run, result, item, condition.eval(run, frame, item), i, items.size());
      }
      return result;
    }
  }

  /** Keeps an item if its condition holds, once for each time it names the item's position. */
  static void keep(
      Run run, Sequence result, @Nullable Object item, @Nullable Object held, int index, int size) {
    if (held instanceof Boolean truth) {
      if (truth) {
        run.append(result, item);
      }
    } else if (held instanceof Number number && Numbers.isNumeric(number)) {
      if (isAt(number, index, size)) {
        run.append(result, item);
      }
    } else if (held instanceof List<?> positions && areNumbers(positions)) {
      run.steps(positions.size());
      for (int i = 0; i < positions.size(); i++) {
        if (positions.get(i) instanceof Number number && isAt(number, index, size)) {
          run.append(result, item);
        }
      }
    } else if (Values.isTrue(run, held)) {
      run.append(result, item);
    }
  }

  private static boolean isAt(Number position, int index, int size) {
    int wanted = Numbers.floor(position);
    return (wanted < 0 ? size + wanted : wanted) == index;
  }

  private static boolean areNumbers(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      if (!Numbers.isNumeric(list.get(i))) {
        return false;
      }
    }
    return true;
  }
}
