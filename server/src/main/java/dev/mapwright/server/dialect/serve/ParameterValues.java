package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.http.ParameterMistake;
import dev.mapwright.server.query.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of parameters.
 *
 * @param mistakes where what is wrong is noted
 */
record ParameterValues(List<ParameterMistake> mistakes) {
  private static final int SHOWN = 60;

  /** As Python's web frameworks read them, in which the real servers are written. */
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");

  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

  /** The UUID of a text in its usual form. */
  static Optional<UUID> uuid(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** A value in a message, cut short. */
  static String shown(String text) {
    return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
  }

  void wrong(String name, String message) {
    mistakes.add(ParameterMistake.inQuery(name, message));
  }

  Optional<UUID> uuid(String name, String text) {
    Optional<UUID> id = uuid(text);
    if (id.isEmpty()) {
      mistakes.add(
          new ParameterMistake("query", name, shown(text) + " is not a UUID", "uuid_parsing"));
    }
    return id;
  }

  Optional<Instant> time(String name, Parameter value) {
    Optional<String> text = one(name, value);
    OptionalLong millis = text.isEmpty() ? OptionalLong.empty() : Moment.parse(text.get());
    if (text.isPresent() && millis.isEmpty()) {
      wrong(
          name,
          shown(text.get())
              + " is not a time in ISO 8601, such as 2026-01-31T08:00:00Z; without an offset it is"
              + " UTC");
    }
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(millis.getAsLong()));
  }

  boolean flag(String name, Parameter value) {
    Optional<String> text = one(name, value);
    String word = text.orElse("false").toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      wrong(name, shown(word) + " is neither true nor false");
    }
    return TRUE.contains(word);
  }

  /** A whole number from 1. */
  Optional<Integer> number(String name, Parameter value, int most) {
    Optional<String> text = one(name, value);
    Optional<Integer> number =
        text.filter(digits -> digits.matches("[0-9]{1,9}"))
            .map(Integer::valueOf)
            .filter(it -> it >= 1 && it <= most);
    if (text.isPresent() && number.isEmpty()) {
      wrong(name, shown(text.get()) + " is not a whole number from 1 to " + most);
    }
    return number;
  }

  Optional<String> one(String name, Parameter value) {
    List<String> values = several(name, value, null);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** The values of a parameter that takes several; none where something is wrong. */
  List<String> several(String name, Parameter value, Use.@Nullable Several several) {
    List<String> texts =
        switch (value) {
          case Parameter.Text(String text) -> List.of(text);
          case Parameter.Items(List<Parameter> items)
              when several != null && items.stream().allMatch(Parameter.Text.class::isInstance) ->
              items.stream().map(item -> ((Parameter.Text) item).value()).toList();
          case Parameter.Items _, Parameter.Members _ -> {
            wrong(name, several == null ? "takes one value" : "takes values, not groups of them");
            yield List.of();
          }
        };
    List<String> all =
        several == Use.Several.COMMA
            ? texts.stream().flatMap(ParameterValues::split).toList()
            : texts;
    if (all.stream().anyMatch(String::isBlank)) {
      wrong(name, "has no value; leave the parameter out instead");
      return List.of();
    }
    if (all.size() > FilterChecker.MOST_VALUES) {
      wrong(name, "takes at most " + FilterChecker.MOST_VALUES + " values, not " + all.size());
      return List.of();
    }
    return all;
  }

  private static Stream<String> split(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip);
  }
}
