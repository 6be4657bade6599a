package dev.mapwright.server.query;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes parameters out of a query string one by one and collects what is wrong with them, so that a
 * caller is told everything at once. Not thread-safe.
 */
public final class ParameterReader {
  private final SequencedMap<String, Parameter> left;
  private final List<String> mistakes = new ArrayList<>();

  /** Of a query string. */
  public ParameterReader(Parameter.Members query) {
    this.left = new LinkedHashMap<>(query.values());
  }

  /** A text; null if it is missing or empty. */
  public @Nullable String text(String name) {
    return switch (left.remove(name)) {
      case null -> null;
      case Parameter.Text(String value) -> value.isEmpty() ? null : value;
      case Parameter.Items _, Parameter.Members _ -> {
        mistakes.add("'" + name + "' takes one value");
        yield null;
      }
    };
  }

  /** A text that must be there. Only for use before {@link #check}. */
  public String required(String name) {
    String value = text(name);
    if (value == null) {
      mistakes.add("The parameter '" + name + "' is missing");
      return "";
    }
    return value;
  }

  /** True or false; false if it is missing. */
  public boolean flag(String name) {
    return choice(name, Map.of("true", true, "false", false), false);
  }

  /** One of several words. */
  public <T> T choice(String name, Map<String, T> allowed, T otherwise) {
    String word = text(name);
    if (word == null) {
      return otherwise;
    }
    T value = allowed.get(word);
    if (value == null) {
      List<String> words = allowed.keySet().stream().sorted().toList();
      mistakes.add("'" + name + "' cannot be '" + word + "'. " + Nearest.advice(word, words));
      return otherwise;
    }
    return value;
  }

  /** A whole number within bounds. */
  public int number(String name, int otherwise, int least, int most) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    mistakes.add(
        "'%s' must be a whole number from %d to %d, not '%s'".formatted(name, least, most, text));
    return otherwise;
  }

  /** Words out of a set: as a list, or in one text with commas. */
  public List<String> words(String name, Set<String> allowed) {
    List<String> words =
        switch (left.remove(name)) {
          case null -> List.of();
          case Parameter.Text text -> split(text).toList();
          case Parameter.Items(List<Parameter> items)
              when items.stream().allMatch(Parameter.Text.class::isInstance) ->
              items.stream().flatMap(item -> split((Parameter.Text) item)).toList();
          case Parameter.Items _, Parameter.Members _ -> {
            mistakes.add("'" + name + "' takes a list of names");
            yield List.of();
          }
        };
    for (String word : words) {
      if (!allowed.contains(word)) {
        mistakes.add("'" + name + "' cannot name '" + word + "'. " + Nearest.advice(word, allowed));
      }
    }
    return words;
  }

  /** Nested values as they are. */
  public Map<String, Object> nested(String name) {
    return switch (left.remove(name)) {
      case null -> Map.of();
      case Parameter.Members members -> plain(members);
      case Parameter.Text _, Parameter.Items _ -> {
        mistakes.add("'" + name + "' takes named values: " + name + "[name]=value");
        yield Map.of();
      }
    };
  }

  /** A parameter as it is. */
  public @Nullable Parameter take(String name) {
    return left.remove(name);
  }

  /** What nobody has taken yet. */
  public SequencedMap<String, Parameter> rest() {
    return left;
  }

  /** Notes whatever nobody has taken as a mistake, with the nearest of those that are known. */
  public void refuseRest(List<QueryParameter<?>> parameters) {
    refuseRestBut(QueryParameter.names(parameters));
  }

  /** The same by the names of what is known. */
  public void refuseRestBut(List<String> known) {
    for (String name : left.keySet()) {
      String advice = known.isEmpty() ? "None is taken here." : Nearest.advice(name, known);
      mistakes.add("Unknown parameter '" + name + "'. " + advice);
    }
  }

  /** Where to note further mistakes. */
  public List<String> mistakes() {
    return mistakes;
  }

  /**
   * Ends the reading.
   *
   * @throws HttpException 400 with all mistakes, if there are any
   */
  public void check() {
    if (!mistakes.isEmpty()) {
      String message =
          mistakes.size() == 1
              ? mistakes.getFirst()
              : "The request has " + mistakes.size() + " mistakes; details.failures lists them";
      throw new HttpException(400, message, mistakes, Map.of());
    }
  }

  private static Stream<String> split(Parameter.Text text) {
    return Stream.of(text.value().split(",", -1)).map(String::strip).filter(w -> !w.isEmpty());
  }

  private static SequencedMap<String, Object> plain(Parameter.Members members) {
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    members.values().forEach((name, value) -> map.put(name, plain(value)));
    return map;
  }

  private static Object plain(Parameter value) {
    return switch (value) {
      case Parameter.Text(String text) -> text;
      case Parameter.Items(List<Parameter> items) ->
          items.stream().map(ParameterReader::plain).toList();
      case Parameter.Members members -> plain(members);
    };
  }
}
