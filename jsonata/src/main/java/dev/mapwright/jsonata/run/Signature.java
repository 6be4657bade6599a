package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What arguments a function takes, such as {@code <s-n?:s>}: checks them, puts the context in for a
 * missing one, and makes arrays of single values where an array is wanted. Immutable.
 */
public final class Signature {
  private static final Map<Character, String> PLURALS =
      Map.of(
          'a',
          "arrays",
          'b',
          "booleans",
          'f',
          "functions",
          'n',
          "numbers",
          'o',
          "objects",
          's',
          "strings");

  private final List<SignatureParameter> parameters;

  private final int required;

  /** Whether each argument belongs to one parameter, and no parameter gives way to a later one. */
  private final boolean plain;

  private final boolean takesArrays;

  private Signature(List<SignatureParameter> parameters) {
    this.parameters = List.copyOf(parameters);
    int needed = 0;
    boolean shared = false;
    boolean arrays = false;
    for (int i = 0; i < parameters.size(); i++) {
      SignatureParameter parameter = parameters.get(i);
      needed = parameter.repeat().isOptional() ? needed : i + 1;
      shared |=
          parameter.repeat().isMany() || parameter.repeat() == SignatureParameter.Repeat.RATHER_NOT;
      arrays |= parameter.type() == 'a';
    }
    this.required = needed;
    this.plain = !shared;
    this.takesArrays = arrays;
  }

  /**
   * Reads a signature.
   *
   * @throws JsonataException {@code S0401}, {@code S0402} if it is none
   */
  public static Signature parse(String text) {
    return new Signature(SignatureReader.parameters(text));
  }

  /** How many parameters it names. */
  public int size() {
    return parameters.size();
  }

  /** How many arguments there have to be at least, if the context stands in for none. */
  public int required() {
    return required;
  }

  /** Whether, with so many arguments, the context may stand in for one that is missing. */
  public boolean takesContext(int arguments) {
    return arguments < parameters.size()
        && parameters.stream().anyMatch(SignatureParameter::takesContext);
  }

  /** Whether the parameter of this index takes other values than functions. */
  public boolean takesMoreThanFunctions(int index) {
    return index < parameters.size() && parameters.get(index).type() != 'f';
  }

  /**
   * The arguments to call with.
   *
   * @param function the function's name, for messages
   * @throws JsonataException {@code T0410}, {@code T0411}, {@code T0412} if they do not fit
   */
  public @Nullable Object[] validate(
      Run run, String function, @Nullable Object[] arguments, @Nullable Object context) {
    return fitOneByOne(arguments)
        ? withArrays(run, function, arguments, context)
        : matched(run, function, arguments, context);
  }

  /** The common case: each argument fits its parameter, and what is missing may be missing. */
  private boolean fitOneByOne(@Nullable Object[] arguments) {
    if (!plain || arguments.length > parameters.size() || arguments.length < required) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      if (!parameters.get(i).fits(kind(arguments[i]))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object[] withArrays(
      Run run, String function, @Nullable Object[] arguments, @Nullable Object context) {
    @Nullable Object[] result = arguments;
    int count = parameters.size();
    if (arguments.length == count && !takesArrays) {
      return result;
    }
    if (arguments.length < count) {
      result = Arrays.copyOf(arguments, count);
    }
    for (int i = 0; i < count; i++) {
      SignatureParameter parameter = parameters.get(i);
      if (i >= arguments.length) {
        result[i] = parameter.takesContext() ? contextFor(parameter, function, context, i) : null;
      } else if (parameter.type() == 'a') {
        char kind = kind(result[i]);
        if (kind != 'a' || !parameter.items().isEmpty()) {
          result[i] = asArray(run, parameter, function, result[i], kind, String.valueOf(kind), i);
        }
      }
    }
    return result;
  }

  /** As the reference does: a parameter that takes nothing still uses an argument up. */
  private @Nullable Object[] matched(
      Run run, String function, @Nullable Object[] arguments, @Nullable Object context) {
    String kinds = kinds(arguments);
    run.steps((parameters.size() * (kinds.length() + 1L)) >> 5);
    int[] counts = new SignatureMatch(parameters, kinds).counts();
    if (counts == null) {
      throw mismatch(function, arguments, kinds);
    }
    List<@Nullable Object> result = new ArrayList<>();
    int next = 0;
    int matched = 0;
    for (int p = 0; p < counts.length; p++) {
      SignatureParameter parameter = parameters.get(p);
      String group = kinds.substring(matched, matched + counts[p]);
      matched += counts[p];
      if (group.isEmpty() && parameter.takesContext()) {
        result.add(contextFor(parameter, function, context, next));
      } else if (group.isEmpty()) {
        result.add(at(arguments, next++));
      }
      for (int i = 0; i < group.length(); i++) {
        Object argument = at(arguments, next);
        result.add(
            parameter.type() == 'a'
                ? asArray(run, parameter, function, argument, group.charAt(i), group, next)
                : argument);
        next++;
      }
    }
    return result.toArray();
  }

  private static @Nullable Object at(@Nullable Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : null;
  }

  private static @Nullable Object contextFor(
      SignatureParameter parameter, String function, @Nullable Object context, int index) {
    if (parameter.context() != SignatureParameter.Context.ANYTHING
        && !parameter.fits(kind(context))) {
      throw JsonataException.of(
              "T0411",
              "Context value is not a compatible type with argument "
                  + (index + 1)
                  + " of function "
                  + function)
          .withValue(context);
    }
    return context;
  }

  private static @Nullable Object asArray(
      Run run,
      SignatureParameter parameter,
      String function,
      @Nullable Object argument,
      char kind,
      String group,
      int index) {
    if (kind == 'm') {
      return null;
    }
    boolean isArray = argument instanceof List;
    if (!parameter.items().isEmpty()) {
      boolean fits =
          argument instanceof List<?> list
              ? areItems(run, list, parameter.items().charAt(0))
              : group.equals(parameter.items());
      if (!fits) {
        String type = PLURALS.getOrDefault(parameter.items().charAt(0), parameter.items());
        throw JsonataException.of(
                "T0412",
                "Argument "
                    + (index + 1)
                    + " of function "
                    + function
                    + " must be an array of "
                    + type)
            .withValue(argument);
      }
    }
    return isArray ? argument : Sequence.arrayOf(argument);
  }

  private static boolean areItems(Run run, List<?> list, char kind) {
    run.steps(list.size() >> 3);
    for (int i = 0; i < list.size(); i++) {
      if (kind(list.get(i)) != kind) {
        return false;
      }
    }
    return true;
  }

  private JsonataException mismatch(String function, @Nullable Object[] arguments, String kinds) {
    int good = new SignatureMatch(parameters, kinds).goodArguments();
    return JsonataException.of(
            "T0410",
            "Argument "
                + (good + 1)
                + " of function "
                + function
                + " does not match function signature")
        .withValue(good < arguments.length ? arguments[good] : null);
  }

  private static String kinds(@Nullable Object[] arguments) {
    StringBuilder kinds = new StringBuilder();
    for (Object argument : arguments) {
      kinds.append(kind(argument));
    }
    return kinds.toString();
  }

  private static char kind(@Nullable Object value) {
    if (value == null) {
      return 'm';
    }
    if (value instanceof String) {
      return 's';
    }
    if (value instanceof List) {
      return 'a';
    }
    if (value instanceof Map) {
      return 'o';
    }
    if (value instanceof Number) {
      return 'n';
    }
    if (value instanceof Boolean) {
      return 'b';
    }
    return value instanceof JsonNull ? 'l' : 'f';
  }
}
