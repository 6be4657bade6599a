package dev.mapwright.server.truto;

import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.query.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads filters: {@code name=x}, {@code created_at[gt]=...}, {@code emails[email]=...}, {@code
 * or[0][name]=...}. Several values of one field mean any of them. Mistakes are collected; what
 * values a field takes is left to the engine's checker.
 */
final class FilterParameters {
  private static final Map<String, Operator> OPERATORS =
      Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::word, o -> o));

  private final FilterNames names;
  private final List<String> otherParameters;
  private final List<String> mistakes;

  /**
   * Reads in terms of a model.
   *
   * @param otherParameters names that are no filters, to suggest them for a misspelled one
   * @param mistakes where to note what is wrong
   */
  FilterParameters(FilterNames names, List<String> otherParameters, List<String> mistakes) {
    this.names = names;
    this.otherParameters = otherParameters;
    this.mistakes = mistakes;
  }

  /** The filters of a group, all of which must hold. */
  List<Filter> read(SequencedMap<String, Parameter> group) {
    List<Filter> filters = new ArrayList<>();
    group.forEach((name, value) -> {
      if (name.equals(TrutoParameters.OR.name())) {
        filters.add(new Filter.AnyOf(groups(name, value)));
      } else if (name.equals(TrutoParameters.AND.name())) {
        filters.addAll(groups(name, value));
      } else {
        filters.addAll(field(name, value));
      }
    });
    return filters;
  }

  private List<Filter> groups(String word, Parameter value) {
    List<Parameter> members =
        switch (value) {
          case Parameter.Items(List<Parameter> items) -> items;
          case Parameter.Members one -> List.of(one);
          case Parameter.Text _ -> List.of(value);
        };
    List<Filter> filters = new ArrayList<>();
    for (Parameter member : members) {
      if (member instanceof Parameter.Members(SequencedMap<String, Parameter> group)) {
        filters.add(all(read(group)));
      } else {
        mistakes.add("'" + word + "' takes groups of filters: " + word + "[0][name]=x");
      }
    }
    return filters;
  }

  private List<Filter> field(String name, Parameter value) {
    return switch (value) {
      case Parameter.Text(String text) -> comparison(name, Operator.EQ, List.of(text));
      case Parameter.Items(List<Parameter> items) -> items(name, items);
      case Parameter.Members(SequencedMap<String, Parameter> members) -> members(name, members);
    };
  }

  private List<Filter> items(String name, List<Parameter> items) {
    if (items.stream().allMatch(Parameter.Text.class::isInstance)) {
      return comparison(name, Operator.IN, texts(items));
    }
    List<Filter> any = items.stream().map(item -> all(field(name, item))).toList();
    return any.size() == 1 ? any : List.of(new Filter.AnyOf(any));
  }

  private List<Filter> members(String name, SequencedMap<String, Parameter> members) {
    List<Filter> filters = new ArrayList<>();
    members.forEach((member, value) -> {
      Operator operator = OPERATORS.get(member);
      String below = name + "." + member;
      if (operator != null) {
        filters.addAll(operation(name, operator, value));
      } else if (names.resolve(name).isPresent() && !names.hasMembers(name)) {
        mistakes.add(unknownOperator(name, member));
      } else {
        filters.addAll(field(below, value));
      }
    });
    return filters;
  }

  private List<Filter> operation(String name, Operator operator, Parameter value) {
    return switch (value) {
      case Parameter.Text(String text) ->
          comparison(name, operator, takesSeveral(operator) ? atCommas(text) : List.of(text));
      case Parameter.Items(List<Parameter> items)
          when takesSeveral(operator)
              && items.stream().allMatch(Parameter.Text.class::isInstance) ->
          comparison(name, operator, texts(items));
      case Parameter.Items _, Parameter.Members _ -> {
        mistakes.add("'" + operator.word() + "' on '" + name + "' takes one value");
        yield List.of();
      }
    };
  }

  private List<Filter> comparison(String name, Operator operator, List<String> values) {
    Optional<FieldPath> field = names.resolve(name);
    if (field.isEmpty()) {
      mistakes.add(names.unknown(name, otherParameters));
      return List.of();
    }
    if (values.stream().anyMatch(String::isBlank)) {
      mistakes.add("'" + name + "' has no value; leave the parameter out to filter nothing");
      return List.of();
    }
    return List.of(new Filter.Comparison(field.get(), operator, values));
  }

  private static boolean takesSeveral(Operator operator) {
    return operator == Operator.IN || operator == Operator.NIN;
  }

  /** One text for several values; a value with a comma in it is written as an item. */
  private static List<String> atCommas(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).toList();
  }

  private String unknownOperator(String name, String operator) {
    Type type =
        names
            .resolve(name)
            .flatMap(names.model()::field)
            .map(field -> UnifiedModel.itemType(field.type()))
            .orElseGet(Type.Any::new);
    List<String> words = Operator.allowedFor(type).stream().map(Operator::word).toList();
    return "Unknown operator '"
        + operator
        + "' on '"
        + name
        + "'. "
        + Nearest.advice(operator, words);
  }

  private static Filter all(List<Filter> filters) {
    return filters.size() == 1 ? filters.getFirst() : new Filter.AllOf(filters);
  }

  private static List<String> texts(List<Parameter> items) {
    return items.stream().map(item -> ((Parameter.Text) item).value()).toList();
  }
}
