package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import java.util.List;

/** What a path hands on to the path around it: values with the variables bound on the way. */
record TupleStream(List<Tuple> tuples) {
  /** The values alone. */
  Sequence values(Run run) {
    Sequence values = Sequence.create();
    for (Tuple tuple : tuples) {
      run.append(values, tuple.value());
    }
    return values;
  }
}
