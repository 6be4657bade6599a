package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.JsonNull;
import dev.mapwright.jsonata.JsonataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What arguments a function takes, such as {@code <s-n?:s>}: checks them, puts the context in for a
 * missing one, and makes arrays of single values where an array is wanted. Immutable.
 */
public final class Signature {
  private static final String ANY = "asnblfom";
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

  private final List<Parameter> parameters;

  /** For each parameter the kinds that fit, as bits. */
  private final int[] masks;

  /** How many arguments there have to be at least. */
  private final int required;

  /** Whether each argument belongs to one parameter. */
  private final boolean plain;

  private final boolean takesArrays;

  /** Which sequences of argument kinds fit; made when an uncommon call first needs it. */
  private volatile @Nullable Pattern pattern;

  /**
   * One parameter.
   *
   * @param kinds the letters of the kinds that fit
   * @param type its own letter
   * @param items the letter of the items' kind if it is a typed array, otherwise empty
   * @param orContext whether the context stands in for a missing argument
   * @param repeat "", "?" or "+"
   */
  private record Parameter(
      String kinds, char type, String items, boolean orContext, String repeat) {
    boolean isOptional() {
      return orContext || repeat.equals("?");
    }

    String regex() {
      return "[" + kinds + "]" + repeat + (orContext ? "?" : "");
    }

    Parameter with(boolean context, String newRepeat) {
      return new Parameter(kinds, type, items, context, newRepeat);
    }

    Parameter ofItems(String newItems) {
      return new Parameter(kinds, type, newItems, orContext, repeat);
    }
  }

  private Signature(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.masks = new int[parameters.size()];
    int needed = 0;
    boolean repeats = false;
    boolean arrays = false;
    for (int i = 0; i < masks.length; i++) {
      Parameter parameter = parameters.get(i);
      masks[i] = mask(parameter.kinds);
      needed = parameter.isOptional() ? needed : i + 1;
      repeats |= parameter.repeat.equals("+");
      arrays |= parameter.type == 'a';
    }
    this.required = needed;
    this.plain = !repeats;
    this.takesArrays = arrays;
  }

  private static int mask(String kinds) {
    int mask = 0;
    for (int i = 0; i < kinds.length(); i++) {
      mask |= bit(kinds.charAt(i));
    }
    return mask;
  }

  private static int bit(char kind) {
    return 1 << (kind - 'a');
  }

  /**
   * Reads a signature.
   *
   * @throws JsonataException {@code S0401}, {@code S0402} if it is none
   */
  public static Signature parse(String text) {
    List<Parameter> parameters = new ArrayList<>();
    int end = text.length() - 1;
    for (int i = 1; i < end && text.charAt(i) != ':'; i++) {
      char symbol = text.charAt(i);
      int last = parameters.size() - 1;
      switch (symbol) {
        case 's', 'n', 'b', 'l', 'o' -> parameters.add(parameter(symbol + "m", symbol));
        case 'a', 'x' -> parameters.add(parameter(ANY, symbol));
        case 'j' -> parameters.add(parameter("asnblom", symbol));
        case 'f' -> parameters.add(parameter("f", symbol));
        case '(' -> {
          int close = closing(text, i, '(', ')');
          parameters.add(choice(text.substring(i + 1, close)));
          i = close;
        }
        case '<' -> {
          int close = closing(text, i, '<', '>');
          parameters.set(last, typed(parameters, text.substring(i + 1, close)));
          i = close;
        }
        case '-' -> parameters.set(last, parameters.get(last).with(true, ""));
        case '?', '+' ->
            parameters.set(
                last,
                parameters.get(last).with(parameters.get(last).orContext, String.valueOf(symbol)));
        default -> {}
      }
    }
    return new Signature(parameters);
  }

  private static Parameter parameter(String kinds, char type) {
    return new Parameter(kinds, type, "", false, "");
  }

  private static Parameter choice(String kinds) {
    if (kinds.indexOf('<') >= 0) {
      throw JsonataException.of(
          "S0402", "Choice groups containing parameterized types are not supported");
    }
    return parameter(kinds + "m", '(');
  }

  private static Parameter typed(List<Parameter> parameters, String items) {
    char type = parameters.isEmpty() ? ' ' : parameters.getLast().type;
    if (type != 'a' && type != 'f') {
      throw JsonataException.of(
          "S0401", "Type parameters can only be applied to functions and arrays");
    }
    return parameters.getLast().ofItems(items);
  }

  private static int closing(String text, int open, char opening, char closing) {
    int depth = 1;
    int i = open;
    while (depth > 0 && ++i < text.length()) {
      depth += text.charAt(i) == opening ? 1 : text.charAt(i) == closing ? -1 : 0;
    }
    return Math.min(i, text.length() - 1);
  }

  /** How many parameters it names. */
  public int size() {
    return parameters.size();
  }

  /** Whether, with so many arguments, the context may stand in for one that is missing. */
  public boolean takesContext(int arguments) {
    return arguments < parameters.size() && parameters.stream().anyMatch(Parameter::orContext);
  }

  /**
   * The arguments to call with.
   *
   * @param function the function's name, for messages
   * @throws JsonataException {@code T0410}, {@code T0411}, {@code T0412} if they do not fit
   */
  public @Nullable Object[] validate(
      String function, @Nullable Object[] arguments, @Nullable Object context) {
    return fitOneByOne(arguments)
        ? withArrays(function, arguments, context)
        : matched(function, arguments, context);
  }

  /** The common case: each argument fits its parameter, and what is missing may be missing. */
  private boolean fitOneByOne(@Nullable Object[] arguments) {
    if (!plain || arguments.length > masks.length || arguments.length < required) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      if ((masks[i] & bit(kind(arguments[i]))) == 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object[] withArrays(
      String function, @Nullable Object[] arguments, @Nullable Object context) {
    @Nullable Object[] result = arguments;
    int count = masks.length;
    if (arguments.length == count && !takesArrays) {
      return result;
    }
    if (arguments.length < count) {
      result = Arrays.copyOf(arguments, count);
    }
    for (int i = 0; i < count; i++) {
      Parameter parameter = parameters.get(i);
      if (i >= arguments.length) {
        result[i] = parameter.orContext ? contextFor(parameter, function, context, i) : null;
      } else if (parameter.type == 'a') {
        char kind = kind(result[i]);
        if (kind != 'a' || !parameter.items.isEmpty()) {
          result[i] = asArray(parameter, function, result[i], kind, String.valueOf(kind), i);
        }
      }
    }
    return result;
  }

  private @Nullable Object[] matched(
      String function, @Nullable Object[] arguments, @Nullable Object context) {
    String kinds = kinds(arguments);
    Matcher matcher = pattern().matcher(kinds);
    if (!matcher.find()) {
      throw mismatch(function, arguments, kinds);
    }
    MatchResult match = matcher.toMatchResult();
    List<@Nullable Object> result = new ArrayList<>();
    int next = 0;
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      String group = match.group(p + 1);
      if (group.isEmpty() && parameter.orContext) {
        result.add(contextFor(parameter, function, context, next));
      } else if (group.isEmpty()) {
        result.add(next < arguments.length ? arguments[next] : null);
        next++;
      }
      for (int i = 0; i < group.length(); i++) {
        Object argument = arguments[next];
        result.add(
            parameter.type == 'a'
                ? asArray(parameter, function, argument, group.charAt(i), group, next)
                : argument);
        next++;
      }
    }
    return result.toArray();
  }

  private static @Nullable Object contextFor(
      Parameter parameter, String function, @Nullable Object context, int index) {
    if (parameter.kinds.indexOf(kind(context)) < 0) {
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
      Parameter parameter,
      String function,
      @Nullable Object argument,
      char kind,
      String group,
      int index) {
    if (kind == 'm') {
      return null;
    }
    boolean isArray = argument instanceof List;
    if (!parameter.items.isEmpty()) {
      boolean fits =
          argument instanceof List<?> list
              ? areItems(list, parameter.items.charAt(0))
              : group.equals(parameter.items);
      if (!fits) {
        String type = PLURALS.getOrDefault(parameter.items.charAt(0), parameter.items);
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

  private static boolean areItems(List<?> list, char kind) {
    for (int i = 0; i < list.size(); i++) {
      if (kind(list.get(i)) != kind) {
        return false;
      }
    }
    return true;
  }

  private JsonataException mismatch(String function, @Nullable Object[] arguments, String kinds) {
    StringBuilder prefix = new StringBuilder("^");
    int good = 0;
    for (Parameter parameter : parameters) {
      Matcher matcher = Pattern.compile(prefix.append(parameter.regex()).toString()).matcher(kinds);
      if (!matcher.find()) {
        break;
      }
      good = matcher.end();
    }
    return JsonataException.of(
            "T0410",
            "Argument "
                + (good + 1)
                + " of function "
                + function
                + " does not match function signature")
        .withValue(good < arguments.length ? arguments[good] : null);
  }

  private Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      StringBuilder regex = new StringBuilder("^");
      for (Parameter parameter : parameters) {
        regex.append('(').append(parameter.regex()).append(')');
      }
      try {
        known = Pattern.compile(regex.append('$').toString());
      } catch (PatternSyntaxException _) {
        throw JsonataException.of("S0402", "Not a function signature");
      }
      pattern = known;
    }
    return known;
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
