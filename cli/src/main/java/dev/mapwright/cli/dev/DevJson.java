package dev.mapwright.cli.dev;

import dev.mapwright.cli.command.ProblemJson;
import dev.mapwright.cli.diff.DiffJson;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Saves for programs: a line for each, and one for its tests. */
record DevJson(PrintWriter out) implements DevOutput {
  @Override
  public synchronized void saved(Save save) {
    SequencedMap<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "save");
    line.put("usable", save.isUsable());
    line.put("milliseconds", save.took().toMillis());
    line.put("problems", save.problems().stream().map(ProblemJson::of).toList());
    line.put("change", save.change() == null ? JsonNull.NULL : DiffJson.of(save.change()));
    FixtureRecord shown = save.shown();
    line.put("record", shown == null ? JsonNull.NULL : DiffJson.record(shown));
    line.put("unified", Objects.requireNonNullElse(save.unified(), JsonNull.NULL));
    out.println(Json.write(line));
  }

  @Override
  public synchronized void tested(List<FixtureResult> results) {
    SequencedMap<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "tests");
    for (FixtureTest.Kind kind : FixtureTest.Kind.values()) {
      SequencedMap<String, Object> counts = new LinkedHashMap<>();
      List<FixtureResult> some = results.stream().filter(r -> r.test().kind() == kind).toList();
      counts.put("passed", some.stream().filter(FixtureResult::passed).count());
      counts.put("of", (long) some.size());
      line.put(kind == FixtureTest.Kind.SCENARIO ? "scenarios" : "laws", counts);
    }
    line.put(
        "failures",
        results.stream().filter(result -> !result.passed()).map(DevJson::failure).toList());
    out.println(Json.write(line));
  }

  private static Map<String, Object> failure(FixtureResult result) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("title", result.test().title());
    object.put("file", result.test().file().toString());
    object.put("failures", result.failures());
    return object;
  }
}
