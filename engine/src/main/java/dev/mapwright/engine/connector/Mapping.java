package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A mapping tree, keyed like the unified model. */
public sealed interface Mapping {

  /** One value. */
  record Value(Expression expression) implements Mapping {}

  /** An object, member by member. */
  record Members(SequencedMap<String, Mapping> members) implements Mapping {
    public Members {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }
  }

  /** A list, concatenated from parts. */
  record Items(List<Each> parts) implements Mapping {
    public Items {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a list.
   *
   * @param each what to go over; undefined or null gives nothing
   * @param let values shared within an item
   * @param map what an item becomes
   */
  record Each(Expression each, SequencedMap<String, Expression> let, Mapping.Members map) {
    public Each {
      let = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(let));
    }
  }
}
