package dev.mapwright.cli.diff;

import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.difference.FieldDifference;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Differences as programs read them. */
public final class DiffJson {
  private DiffJson() {}

  static String of(List<Compared> all) {
    return Json.writePretty(Map.of("connectors", all.stream().map(DiffJson::of).toList()));
  }

  private static Map<String, Object> of(Compared one) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("connector", one.name());
    object.put("same", one.isSame());
    object.put("problem", Objects.requireNonNullElse(one.why(), JsonNull.NULL));
    ConnectorDifference difference = one.difference();
    if (difference != null) {
      object.putAll(of(difference));
    }
    return object;
  }

  /** Of one connector. */
  public static Map<String, Object> of(ConnectorDifference difference) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("records", (long) difference.records());
    object.put("fields", difference.fields().stream().map(DiffJson::field).toList());
    object.put("gone", difference.gone().stream().map(DiffJson::record).toList());
    object.put("new", difference.appeared().stream().map(DiffJson::record).toList());
    object.put(
        "failures",
        difference.failures().entrySet().stream()
            .map(entry -> failure(entry.getKey(), entry.getValue()))
            .toList());
    return object;
  }

  private static Map<String, Object> failure(String file, ConnectorDifference.Failure failure) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("file", file);
    object.put("before", Objects.requireNonNullElse(failure.before(), JsonNull.NULL));
    object.put("after", Objects.requireNonNullElse(failure.after(), JsonNull.NULL));
    return object;
  }

  /** Which record it is. */
  public static Map<String, Object> record(FixtureRecord record) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("file", record.file());
    object.put("resource", record.resource());
    object.put("id", record.id());
    return object;
  }

  private static Map<String, Object> field(FieldDifference field) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("field", field.field().toString());
    object.put("filled", field.filled());
    object.put("emptied", field.emptied());
    object.put("changed", field.changed());
    object.put("changes", field.changes().stream().map(DiffJson::change).toList());
    return object;
  }

  private static Map<String, Object> change(FieldDifference.Change change) {
    SequencedMap<String, Object> object = new LinkedHashMap<>(record(change.record()));
    object.put("before", change.before());
    object.put("after", change.after());
    return object;
  }
}
