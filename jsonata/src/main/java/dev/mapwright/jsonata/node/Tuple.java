package dev.mapwright.jsonata.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value together with the variables bound on the way to it. */
final class Tuple {
  private @Nullable Object value;
  private final Map<String, @Nullable Object> variables;

  private Tuple(@Nullable Object value, Map<String, @Nullable Object> variables) {
    this.value = value;
    this.variables = variables;
  }

  static Tuple of(@Nullable Object value) {
    return new Tuple(value, new LinkedHashMap<>(4));
  }

  /** The tuple whose variables a frame holds. */
  static Tuple in(@Nullable Object[] frame) {
    return (Tuple) Objects.requireNonNull(frame[Frames.TUPLE]);
  }

  Tuple copy() {
    return new Tuple(value, new LinkedHashMap<>(variables));
  }

  @Nullable Object value() {
    return value;
  }

  void setValue(@Nullable Object newValue) {
    value = newValue;
  }

  boolean binds(String name) {
    return variables.containsKey(name);
  }

  @Nullable Object get(String name) {
    return variables.get(name);
  }

  void bind(String name, @Nullable Object bound) {
    variables.put(name, bound);
  }

  Map<String, @Nullable Object> variables() {
    return variables;
  }

  /** Takes over another tuple's value and variables. */
  void take(Tuple other) {
    value = other.value;
    variables.putAll(other.variables);
  }

  @Nullable Object[] frame(@Nullable Object[] outer, int size) {
    @Nullable Object[] frame = Frames.inside(outer, size);
    frame[Frames.TUPLE] = this;
    return frame;
  }
}
