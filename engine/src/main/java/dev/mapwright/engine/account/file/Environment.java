package dev.mapwright.engine.account.file;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills environment variables into values.
 *
 * @param variables by name
 */
public record Environment(Map<String, String> variables) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  /** Told without the text, which might be a password after all. */
  private static final Pattern FORGOTTEN_BRACES = Pattern.compile("[$][A-Z][A-Z0-9_]{2,}");

  /**
   * The value with each {@code ${NAME}} replaced; null, with the problem noted, if one is unset.
   */
  public @Nullable String fillIn(ScalarNode node, Problems problems) {
    if (FORGOTTEN_BRACES.matcher(node.text()).matches()) {
      problems.warning(
          "no-variable",
          node.place(),
          "This value is taken as it stands, with its dollar sign.",
          "Write ${NAME} for the value of an environment variable.");
    }
    Matcher matcher = VARIABLE.matcher(node.text());
    StringBuilder filled = new StringBuilder();
    boolean complete = true;
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = variables.get(name);
      if (value == null) {
        complete = false;
        problems.error(
            "unset-variable",
            node.passage().at(matcher.start(), matcher.end() - matcher.start()),
            name.isBlank()
                ? "There is no name between the braces."
                : "The environment has no variable '" + name + "'.",
            Nearest.to(name, variables.keySet())
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Set it before starting the server."));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? "" : value));
    }
    matcher.appendTail(filled);
    return complete ? filled.toString() : null;
  }
}
