package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step of a {@link TuplePath}: from each tuple to the tuples of its results. */
public final class TupleStep {
  private static final long BYTES_OF_TUPLE = 200;

  private final @Nullable Node node;
  private final @Nullable SortTerms sort;
  private final Names names;
  private final Stage[] stages;
  private final int frameSize;

  /** The variables that a step binds: the result, its position, the context it came from. */
  public record Names(@Nullable String focus, @Nullable String index, @Nullable String ancestor) {}

  /** What is done to the tuples of a step's results. */
  public sealed interface Stage {
    /** {@code [condition]} with each tuple's variables; a literal position if constant. */
    record Where(Node condition, @Nullable Number position) implements Stage {}

    /** {@code #$name}. */
    record Position(String name) implements Stage {}
  }

  /**
   * A step.
   *
   * @param node what is evaluated for each tuple; {@code null} if the step sorts
   * @param sort the terms if it sorts
   * @param frameSize slots of the frame around a tuple
   */
  public TupleStep(
      @Nullable Node node, @Nullable SortTerms sort, Names names, Stage[] stages, int frameSize) {
    this.node = node;
    this.sort = sort;
    this.names = names;
    this.stages = stages;
    this.frameSize = frameSize;
  }

  boolean isSort() {
    return sort != null;
  }

  List<?> sortItems(Run run, @Nullable Object[] frame, List<?> items) {
    return sort == null ? items : sort.sort(run, frame, items);
  }

  List<Tuple> over(Run run, @Nullable Object[] frame, List<Tuple> tuples, boolean alreadySorted) {
    List<Tuple> result;
    if (sort == null) {
      result = mapped(run, frame, tuples);
    } else if (alreadySorted) {
      result = tuples;
      number(result, names.index);
    } else {
      result = sort.sortTuples(run, frame, tuples);
    }
    return staged(run, frame, result, stages, frameSize);
  }

  static List<Tuple> staged(
      Run run, @Nullable Object[] frame, List<Tuple> tuples, Stage[] stages, int frameSize) {
    List<Tuple> result = tuples;
    for (Stage stage : stages) {
      switch (stage) {
        case Stage.Where where -> result = filtered(run, frame, result, where, frameSize);
        case Stage.Position position -> number(result, position.name);
      }
    }
    return result;
  }

  private static void number(List<Tuple> tuples, @Nullable String name) {
    if (name != null) {
      for (int i = 0; i < tuples.size(); i++) {
        tuples.get(i).bind(name, (long) i);
      }
    }
  }

  private List<Tuple> mapped(Run run, @Nullable Object[] frame, List<Tuple> tuples) {
    List<Tuple> result = new ArrayList<>();
    Node mapper = Objects.requireNonNull(node);
    for (Tuple tuple : tuples) {
      run.step();
      Object value = mapper.handOn(run, tuple.frame(frame, frameSize), tuple.value());
      if (value instanceof TupleStream stream) {
        for (Tuple inner : stream.tuples()) {
          Tuple next = tuple.copy();
          next.take(inner);
          add(run, result, next);
        }
      } else if (value != null) {
        List<?> items = Values.asList(value);
        for (int i = 0; i < items.size(); i++) {
          add(run, result, bound(tuple, items.get(i), i));
        }
      }
    }
    return result;
  }

  private static void add(Run run, List<Tuple> tuples, Tuple tuple) {
    run.steps(8);
    run.allocate(BYTES_OF_TUPLE);
    run.checkSequenceLength(tuples.size() + 1L);
    tuples.add(tuple);
  }

  private Tuple bound(Tuple from, @Nullable Object item, int position) {
    Tuple tuple = from.copy();
    if (names.focus == null) {
      tuple.setValue(item);
    } else {
      tuple.bind(names.focus, item);
    }
    if (names.index != null) {
      tuple.bind(names.index, (long) position);
    }
    if (names.ancestor != null) {
      tuple.bind(names.ancestor, from.value());
    }
    return tuple;
  }

  private static List<Tuple> filtered(
      Run run, @Nullable Object[] frame, List<Tuple> tuples, Stage.Where where, int frameSize) {
    if (where.position != null) {
      Object only = new Predicate.At(where.position).at(tuples);
      return only instanceof Tuple tuple ? new ArrayList<>(List.of(tuple)) : new ArrayList<>();
    }
    Sequence kept = Sequence.create();
    for (int i = 0; i < tuples.size(); i++) {
      run.step();
      Tuple tuple = tuples.get(i);
      Object held = where.condition.eval(run, tuple.frame(frame, frameSize), tuple.value());
      Predicate.keep(run, kept, tuple, held, i, tuples.size());
    }
    List<Tuple> result = new ArrayList<>(kept.size());
    for (Object tuple : kept) {
      result.add((Tuple) Objects.requireNonNull(tuple));
    }
    return result;
  }
}
