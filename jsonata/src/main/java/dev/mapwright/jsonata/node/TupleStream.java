package dev.mapwright.jsonata.node;

import java.util.List;

/** What a path hands on to the path around it: values with the variables bound on the way. */
record TupleStream(List<Tuple> tuples) {}
