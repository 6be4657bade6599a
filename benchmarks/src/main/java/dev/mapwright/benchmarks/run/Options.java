package dev.mapwright.benchmarks.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param parts those that are measured, in the order of {@link Part}
 * @param docs whether the page in {@code docs/} is written anew
 */
record Options(boolean quick, Set<Part> parts, boolean docs) {
  /** Reads a command line; what is wrong with it is the message of the exception. */
  static Options of(List<String> arguments) {
    boolean quick = false;
    boolean docs = false;
    Set<Part> parts = EnumSet.allOf(Part.class);
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--quick" -> quick = true;
        case "--docs" -> docs = true;
        case "--only" -> {
          i++;
          parts = parts(i < arguments.size() ? arguments.get(i) : "");
        }
        default -> throw new IllegalArgumentException("There is no option " + arguments.get(i));
      }
    }
    return new Options(quick, parts, docs);
  }

  private static Set<Part> parts(String names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String name : names.split(",", -1)) {
      parts.add(
          List.of(Part.values()).stream()
              .filter(part -> part.word().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("There is no part '" + name + "'")));
    }
    return parts;
  }

  Effort effort() {
    return quick ? Effort.QUICK : Effort.FULL;
  }
}
