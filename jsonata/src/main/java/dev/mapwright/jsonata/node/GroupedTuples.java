package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import org.jspecify.annotations.Nullable;

/** A block that hands on tuples, followed by a group-by clause: it sees the tuples' variables. */
public final class GroupedTuples extends Node {
  private final Node node;
  private final Groups groups;

  /** Such a block. */
  public GroupedTuples(Node node, Groups groups) {
    this.node = node;
    this.groups = groups;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    return groups.overHandedOn(run, frame, node.handOn(run, frame, input));
  }
}
