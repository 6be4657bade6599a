package dev.mapwright.engine.connector.grammar;

import dev.mapwright.engine.expression.function.AddedFunction;
import dev.mapwright.engine.expression.function.AddedFunctions;
import java.util.stream.Collectors;

/**
 * The part of the reference about functions. Its examples are run by {@code AddedFunctionsTest}.
 */
final class FunctionsPage {
  private FunctionsPage() {}

  static String text() {
    return "\n# Functions\n\nWhat the language adds to [JSONata's own](https://docs.jsonata.org)."
        + " Each example is run by a test. `$parts` is explained [in the"
        + " guide](authoring.md#functions): what it gives depends on the resource.\n"
        + AddedFunctions.ALL.stream().map(FunctionsPage::section).collect(Collectors.joining());
  }

  private static String section(AddedFunction function) {
    String examples =
        function.examples().stream()
            .map(example -> example.expression() + "  →  " + example.result() + "\n")
            .collect(Collectors.joining());
    return "\n## $"
        + function.name()
        + "\n\n`"
        + function.usage()
        + "`: "
        + function.description()
        + "\n\n```\n"
        + examples
        + "```\n";
  }
}
