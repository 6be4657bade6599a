package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.Frames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one frame: which slot each has. Immutable once made. */
final class FrameScope {
  private final @Nullable FrameScope outer;
  private final boolean ofTuple;
  private final int parameters;
  private final int first;
  private final Map<String, Integer> slots = new LinkedHashMap<>();

  private FrameScope(
      @Nullable FrameScope outer,
      boolean ofTuple,
      List<String> parameters,
      Collection<String> variables) {
    this.outer = outer;
    this.ofTuple = ofTuple;
    this.parameters = parameters.size();
    this.first = ofTuple ? Frames.TUPLE + 1 : Frames.FIRST;
    for (int i = 0; i < parameters.size(); i++) {
      slots.put(parameters.get(i), first + i);
    }
    int next = first + parameters.size();
    for (String variable : variables) {
      if (slots.putIfAbsent(variable, next) == null) {
        next++;
      }
    }
  }

  static FrameScope outermost(Collection<String> variables) {
    return new FrameScope(null, false, List.of(), variables);
  }

  FrameScope block(Collection<String> variables) {
    return new FrameScope(this, false, List.of(), variables);
  }

  FrameScope function(List<String> parameterNames, Collection<String> variables) {
    return new FrameScope(this, false, parameterNames, variables);
  }

  FrameScope tuple(Collection<String> variables) {
    return new FrameScope(this, true, List.of(), variables);
  }

  @Nullable FrameScope outer() {
    return outer;
  }

  /** Whether a tuple's variables are found here too, by name. */
  boolean isOfTuple() {
    return ofTuple;
  }

  /** Whether the name is bound here. */
  boolean binds(String name) {
    return slots.containsKey(name);
  }

  int slot(String name) {
    return slots.getOrDefault(name, -1);
  }

  boolean isParameter(String name) {
    return slot(name) - first < parameters;
  }

  int frameSize() {
    int last = slots.values().stream().mapToInt(slot -> slot).max().orElse(first - 1);
    return Math.max(last + 1, first + parameters);
  }
}
