package dev.mapwright.server.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A value of a query string. Immutable. */
public sealed interface Parameter {

  /** What stands after the equals sign, decoded. */
  record Text(String value) implements Parameter {}

  /** Several values: of a repeated name, of {@code name[]} or of {@code name[0]}. */
  record Items(List<Parameter> values) implements Parameter {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Named values: {@code name[member]}, in the order of the query string. */
  record Members(SequencedMap<String, Parameter> values) implements Parameter {
    /** Nothing. */
    public static final Members NONE = new Members(new LinkedHashMap<>());

    public Members {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
  }
}
