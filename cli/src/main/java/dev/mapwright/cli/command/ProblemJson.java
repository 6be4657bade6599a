package dev.mapwright.cli.command;

import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;

/** A problem of a file, for programs. */
public final class ProblemJson {
  private ProblemJson() {}

  /** File, line, column, severity, code, message and cure. */
  public static SequencedMap<String, Object> of(Problem problem) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("file", problem.place().file().name());
    object.put("line", problem.place().line());
    object.put("column", problem.place().column());
    object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    object.put("code", problem.code());
    object.put("message", problem.message());
    object.put("cure", Objects.requireNonNullElse(problem.cure(), JsonNull.NULL));
    return object;
  }
}
