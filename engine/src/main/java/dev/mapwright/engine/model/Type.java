package dev.mapwright.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a field of a unified model holds. */
public sealed interface Type {

  /** Text; numbers become text with all their digits. */
  record Text() implements Type {}

  /** A moment, given out as ISO 8601 in UTC. */
  record DateTime() implements Type {}

  /** True or false. */
  record Bool() implements Type {}

  /** Any number. */
  record Num() implements Type {}

  /** A list; a single value becomes a list of one. */
  record Array(Type items) implements Type {}

  /** Whatever the vendor sent, unchanged. */
  record Any() implements Type {}

  /**
   * An object.
   *
   * @param fields its members in the model's order
   * @param identity members of which at least one must be there for the object to be more than
   *     nothing; empty where any object counts
   * @param required members without which an item of a list is left out
   */
  record Obj(SequencedMap<String, Field> fields, Set<String> identity, Set<String> required)
      implements Type {
    public Obj {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
      identity = Set.copyOf(identity);
      required = Set.copyOf(required);
    }

    /** The member of that name, or null. */
    public @Nullable Field field(String name) {
      return fields.get(name);
    }

    /** The members by name. */
    public Map<String, Field> members() {
      return fields;
    }
  }
}
