package dev.mapwright.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a field of a unified model holds. */
public sealed interface Type {

  /**
   * Text; numbers become text with all their digits.
   *
   * @param ignoresCase whether filters take upper and lower case for the same, as in e-mail
   * @param vocabulary the only words that it may be; null if it may be any text
   */
  record Text(boolean ignoresCase, @Nullable Vocabulary vocabulary) implements Type {
    /** Any text. */
    public Text(boolean ignoresCase) {
      this(ignoresCase, null);
    }
  }

  /**
   * A moment, given out as ISO 8601 in UTC: {@code 2024-01-02T03:04:05Z}, with milliseconds only
   * where they are not zero. What is finer is cut off.
   */
  record DateTime() implements Type {}

  /** True or false. */
  record Bool() implements Type {}

  /** Any number. */
  record Num() implements Type {}

  /** A list; a single value becomes a list of one. */
  record Array(Type items) implements Type {}

  /** Any object, unchanged. */
  record Any() implements Type {}

  /** What people call it, such as {@code a date-time}. */
  default String inWords() {
    return switch (this) {
      case Text(_, Vocabulary words) -> words == null ? "text" : "one of the words " + words;
      case DateTime _ -> "a date-time";
      case Bool _ -> "true or false";
      case Num _ -> "a number";
      case Any _ -> "any value";
      case Array(Obj _) -> "a list of objects";
      case Array _ -> "a list";
      case Obj _ -> "an object";
    };
  }

  /**
   * An object.
   *
   * @param fields its members in the model's order
   * @param identity members of which at least one must be there for the object to be more than
   *     nothing; empty where any object counts
   * @param required members that must have a value: an item of a list without one is left out
   * @param entity the table in which the normalized format keeps such objects, or null where they
   *     stay in place
   * @param custom the member for what the model does not know, which is there only where a mapping
   *     gives it; null where there is none
   */
  record Obj(
      SequencedMap<String, Field> fields,
      Set<String> identity,
      Set<String> required,
      @Nullable String entity,
      @Nullable Field custom)
      implements Type {
    public Obj {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
      identity = Set.copyOf(identity);
      required = Set.copyOf(required);
    }

    /** The member of that name, or null. */
    public @Nullable Field field(String name) {
      return custom != null && custom.name().equals(name) ? custom : fields.get(name);
    }

    /** All members, the one for what the model does not know last. */
    public List<Field> members() {
      return custom == null
          ? List.copyOf(fields.values())
          : Stream.concat(fields.values().stream(), Stream.of(custom)).toList();
    }

    /** The names of all members. */
    public Set<String> names() {
      return members().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    }
  }
}
