package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.Collection;
import java.util.regex.Pattern;

/** Checks names that authors give and that expressions read after a dollar sign or a dot. */
public final class NameChecks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private NameChecks() {}

  /** A name that expressions can read without quotes. */
  public static void check(String name, Place place, Problems problems) {
    if (!NAME.matcher(name).matches()) {
      problems.error(
          "wrong-name",
          place,
          "'" + name + "' is no name: letters, digits and _, not beginning with a digit.",
          null);
    }
  }

  /** Whether a function or one of these variables has the name. */
  public static boolean isTaken(String name, Collection<String> variables) {
    return FunctionNames.ALL.contains(name) || variables.contains(name);
  }

  /**
   * A name that becomes a variable, and so must not be one already.
   *
   * @param taken variables that the engine supplies where the name is to be read
   */
  public static void checkVariable(
      String name, Collection<String> taken, Place place, Problems problems) {
    check(name, place, problems);
    boolean function = FunctionNames.ALL.contains(name);
    if (isTaken(name, taken)) {
      problems.error(
          "taken-name",
          place,
          "$" + name + " is " + (function ? "a function" : "supplied by the engine") + " already.",
          "Choose another name.");
    }
  }
}
