package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.regex.Pattern;

/** Checks names that authors give and that expressions read after a dollar sign or a dot. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Names() {}

  /** A name that expressions can read without quotes. */
  static void check(String name, Place place, Problems problems) {
    if (!NAME.matcher(name).matches()) {
      problems.error(
          "wrong-name",
          place,
          "'" + name + "' is no name: letters, digits and _, not beginning with a digit.",
          null);
    }
  }

  /** A name that becomes a variable, and so must not be one already. */
  static void checkVariable(String name, Place place, Problems problems) {
    check(name, place, problems);
    boolean engine = Scope.ENGINE_VARIABLES.contains(name);
    if (engine || Functions.ALL.contains(name)) {
      problems.error(
          "taken-name",
          place,
          "$" + name + " is " + (engine ? "supplied by the engine" : "a function") + " already.",
          "Choose another name.");
    }
  }
}
