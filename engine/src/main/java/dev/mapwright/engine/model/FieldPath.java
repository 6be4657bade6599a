package dev.mapwright.engine.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A path in a unified model, through objects and arrays alike: {@code applications.job.id}.
 *
 * @param segments the member names, at least one
 */
public record FieldPath(List<String> segments) {
  public FieldPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a field path has at least one segment");
    }
  }

  /** Reads {@code a.b.c}. */
  public static FieldPath of(String dotted) {
    return new FieldPath(List.of(dotted.split("\\.", -1)));
  }

  /** The first member: the top-level field of the model. */
  public String root() {
    return segments.getFirst();
  }

  /** The path of a member below. */
  public FieldPath child(String name) {
    return new FieldPath(Stream.concat(segments.stream(), Stream.of(name)).toList());
  }

  /** Whether it is this path, or one of a member below it. */
  public boolean isAtOrBelow(FieldPath other) {
    int length = other.segments.size();
    return segments.size() >= length && segments.subList(0, length).equals(other.segments);
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
