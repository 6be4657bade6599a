package dev.mapwright.cli.validate;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as SARIF 2.1.0, which code review shows beside the lines. */
final class Sarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  /** A log of one run. */
  static Map<String, Object> of(List<Problem> problems) {
    List<Map<String, Object>> rules =
        problems.stream().map(Problem::code).distinct().sorted().map(Sarif::rule).toList();
    Map<String, Object> driver = object("name", "mapwright", "rules", rules);
    Map<String, Object> run =
        object(
            "tool", object("driver", driver),
            "columnKind", "utf16CodeUnits",
            "results", problems.stream().map(Sarif::result).toList());
    return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
  }

  private static Map<String, Object> rule(String code) {
    return object("id", code, "help", object("text", "See docs/rules.md."));
  }

  private static Map<String, Object> result(Problem problem) {
    String cure = problem.cure() == null ? "" : " " + problem.cure();
    return object(
        "ruleId", problem.code(),
        "level", problem.severity().name().toLowerCase(Locale.ROOT),
        "message", object("text", problem.message() + cure),
        "locations", List.of(object("physicalLocation", location(problem.place()))));
  }

  private static Map<String, Object> location(Place place) {
    return object(
        "artifactLocation", object("uri", place.file().name()),
        "region",
            object(
                "startLine", place.line(),
                "startColumn", place.column(),
                "endColumn", place.column() + place.length()));
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
