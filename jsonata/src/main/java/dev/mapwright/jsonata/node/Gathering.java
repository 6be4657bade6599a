package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the results of one step of a path, flattening arrays, sparing a list for one result. */
final class Gathering {
  private final Run run;
  private @Nullable Object first;
  private @Nullable Sequence all;
  private int count;

  Gathering(Run run) {
    this.run = run;
  }

  void add(@Nullable Object result) {
    if (count == 0) {
      first = result;
    } else {
      if (all == null) {
        all = Sequence.create();
        flatten(all, first);
      }
      flatten(all, result);
    }
    count++;
  }

  /** All results as a list; {@code null} if there are none. */
  @Nullable List<?> list(boolean lastStep) {
    if (count == 0) {
      return null;
    }
    if (all != null) {
      return all;
    }
    if (!(first instanceof List<?> array)) {
      return Sequence.of(first);
    }
    if (lastStep && !isSequence(array)) {
      return array;
    }
    Sequence result = Sequence.create();
    flatten(result, first);
    return result;
  }

  private void flatten(Sequence target, @Nullable Object result) {
    if (result instanceof List<?> list && !Sequence.isCons(list)) {
      run.appendAll(target, list);
    } else {
      run.append(target, result);
    }
  }

  static boolean isSequence(Object value) {
    return value instanceof Sequence list && list.isSequence();
  }
}
