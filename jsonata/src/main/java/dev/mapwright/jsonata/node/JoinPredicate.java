package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a join, {@code [id = $key and type = "job"]}: one field of the item, or two,
 * that equal what does not depend on the item. That is read once for all items, and only when one
 * of them needs it.
 */
final class JoinPredicate extends Predicate {
  private static final Object UNREAD = new Object();

  private final OperatorNode.Equality first;
  private final OperatorNode.@Nullable Equality second;

  private JoinPredicate(OperatorNode.Equality first, OperatorNode.@Nullable Equality second) {
    this.first = first;
    this.second = second;
  }

  /** The filter of a condition that is such a join; {@code null} for any other. */
  static @Nullable JoinPredicate of(Node condition) {
    if (condition instanceof Logic.And both) {
      OperatorNode.Equality first = equality(both.left());
      OperatorNode.Equality second = equality(both.right());
      return first == null || second == null ? null : new JoinPredicate(first, second);
    }
    OperatorNode.Equality only = equality(condition);
    return only == null ? null : new JoinPredicate(only, null);
  }

  private static OperatorNode.@Nullable Equality equality(Node condition) {
    return condition instanceof OperatorNode.Equality equality && equality.isWanted()
        ? fieldFirst(equality)
        : null;
  }

  private static OperatorNode.@Nullable Equality fieldFirst(OperatorNode.Equality equality) {
    if (isOfItem(equality.left()) && isFixed(equality.right())) {
      return equality;
    }
    return isOfItem(equality.right()) && isFixed(equality.left()) ? equality.turned() : null;
  }

  private static boolean isOfItem(Node node) {
    return node instanceof FieldStep
        || (node instanceof FieldPathNode fields && fields.start() == null);
  }

  /** Whether a node reads a variable or nothing: the same for each item, and without effect. */
  private static boolean isFixed(Node node) {
    return switch (node) {
      case Constant _, VariableNodes.Parameter _, VariableNodes.Local _, VariableNodes.External _ ->
          true;
      case FieldPathNode fields when fields.start() != null -> isFixed(fields.start());
      default -> false;
    };
  }

  @Override
  List<?> over(Run run, @Nullable Object[] frame, @Nullable Object value) {
    Found found = new Found();
    scan(run, frame, Values.asList(value), found);
    return found.list();
  }

  /** As {@link #over}, but nothing and a single item without a list around it. */
  @Nullable Object unwrapped(Run run, @Nullable Object[] frame, @Nullable Object value) {
    Found found = new Found();
    scan(run, frame, Values.asList(value), found);
    return found.all == null ? found.first : found.all;
  }

  private void scan(Run run, @Nullable Object[] frame, List<?> items, Found found) {
    int size = items.size();
    run.steps(size);
    Object firstWanted = size == 0 ? null : first.right().eval(run, frame, items.getFirst());
    Object secondWanted = UNREAD;
    for (int i = 0; i < size; i++) {
      Object item = items.get(i);
      if (!equal(run, first, first.left().eval(run, frame, item), firstWanted)) {
        continue;
      }
      if (second != null) {
        if (isUnread(secondWanted)) {
          secondWanted = second.right().eval(run, frame, item);
        }
        if (!equal(run, second, second.left().eval(run, frame, item), secondWanted)) {
          continue;
        }
      }
      found.add(run, item);
    }
  }

  /** What has matched: mostly one item, for which no list is made. */
  private static final class Found {
    private @Nullable Object first;
    private @Nullable Sequence all;

    void add(Run run, @Nullable Object item) {
      if (all != null) {
        run.append(all, item);
      } else if (first == null) {
        first = item;
      } else {
        all = Sequence.create();
        run.append(all, first);
        run.append(all, item);
      }
    }

    List<?> list() {
      if (all != null) {
        return all;
      }
      return first == null ? Sequence.create() : Sequence.of(first);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a marker
  private static boolean isUnread(@Nullable Object wanted) {
    return wanted == UNREAD;
  }

  private static boolean equal(
      Run run, OperatorNode.Equality equality, @Nullable Object a, @Nullable Object b) {
    if (a instanceof String text) {
      run.readText(text.length());
      return text.equals(b);
    }
    try {
      return a != null && b != null && Values.areEqual(run, a, b);
    } catch (JsonataException e) {
      throw equality.located(e);
    }
  }
}
