package dev.mapwright.server.http;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object member by member. Not thread-safe. */
public final class JsonTree {
  private final SequencedMap<String, @Nullable Object> members = new LinkedHashMap<>();

  /** An object with one member. */
  public static JsonTree of(String name, @Nullable Object value) {
    return new JsonTree().with(name, value);
  }

  /** Adds a member; a tree as its object. */
  public JsonTree with(String name, @Nullable Object value) {
    members.put(name, value instanceof JsonTree tree ? tree.members : value);
    return this;
  }

  /** Adds a member if it has a value. */
  public JsonTree withPresent(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  /** The object. */
  public SequencedMap<String, @Nullable Object> value() {
    return members;
  }
}
