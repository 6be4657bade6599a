package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.Run;
import org.jspecify.annotations.Nullable;

/** {@code {key: value}}, and an expression followed by a group-by clause. */
public final class ObjectConstructor extends Node {
  private final @Nullable Node grouped;
  private final Groups groups;

  /**
   * An object constructor.
   *
   * @param grouped what is grouped; {@code null} for the context
   */
  public ObjectConstructor(@Nullable Node grouped, Groups groups) {
    this.grouped = grouped;
    this.groups = groups;
  }

  @Override
  public Object eval(Run run, @Nullable Object[] frame, @Nullable Object input) {
    Object subject = grouped == null ? input : grouped.raw(run, frame, input);
    return groups.over(run, frame, subject);
  }
}
