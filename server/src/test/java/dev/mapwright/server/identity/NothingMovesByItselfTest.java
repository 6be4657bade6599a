package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.IndexSandbox.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of each vendor: records that do not change are not modified, however they are read: by a list, by
 * each filter that the vendor does itself and that may make it another request, with all that calls
 * per record fill, and one by one.
 */
class NothingMovesByItselfTest {
  private final TestClock clock = new TestClock();
  private final IdentityIndex index = IdentityIndex.inMemory(clock);

  /** What was read of each record before, at each depth. */
  private final Map<String, Map<String, Object>> before = new LinkedHashMap<>();

  private final List<String> moved = new ArrayList<>();

  static List<String> vendors() {
    return IndexSandbox.vendors();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void aRecordThatDoesNotChangeIsNotModified(String vendor) {
    try (IndexSandbox sandbox = new IndexSandbox(vendor)) {
      UnifiedApi api = sandbox.api();
      List<UnifiedRecord> all = note("list", Depth.LIST, api.stream(sandbox.list(false)));
      for (FieldPath field : filters(sandbox)) {
        for (Object value : values(all, field).stream().limit(2).toList()) {
          Comparison filter = new Comparison(field, Operator.EQ, List.of(String.valueOf(value)));
          note(field + " = " + value, Depth.LIST, api.stream(sandbox.list(false, filter)));
        }
      }
      note("hydrated list", Depth.FULL, api.stream(sandbox.list(true)));
      for (UnifiedRecord record : all.subList(0, 5)) {
        var got = api.get(sandbox.get(record.id()));
        note("get", Depth.FULL, List.of(got.record()), got.meta());
      }
      note("list again", Depth.LIST, api.stream(sandbox.list(false)));
    }
    assertThat(moved).isEmpty();
  }

  private static Set<FieldPath> filters(IndexSandbox sandbox) {
    Set<FieldPath> fields = new LinkedHashSet<>();
    Objects.requireNonNull(sandbox.account.connector().resources().get(RESOURCE))
        .list()
        .forEach(source ->
            source.filters().values().stream().map(NativeFilter::field).forEach(fields::add));
    return fields;
  }

  private static Set<Object> values(List<UnifiedRecord> records, FieldPath field) {
    Set<Object> values = new LinkedHashSet<>();
    records.forEach(record ->
        values(record.fields(), field.segments())
            .filter(value -> value instanceof String || value instanceof Boolean)
            .forEach(values::add));
    return values;
  }

  private static Stream<Object> values(Object value, List<String> path) {
    if (value instanceof List<?> items) {
      return items.stream().flatMap(item -> values(Objects.requireNonNull(item), path));
    }
    if (path.isEmpty()) {
      return Stream.of(value);
    }
    return value instanceof Map<?, ?> object && object.get(path.getFirst()) instanceof Object member
        ? values(member, path.subList(1, path.size()))
        : Stream.empty();
  }

  private List<UnifiedRecord> note(String how, Depth depth, RecordStream stream) {
    List<UnifiedRecord> records = new ArrayList<>();
    for (UnifiedRecord next = stream.next(); next != null; next = stream.next()) {
      records.add(next);
    }
    note(how, depth, records, stream.meta());
    return records;
  }

  private void note(String how, Depth depth, List<UnifiedRecord> records, Meta meta) {
    List<ObservedRecord> seen =
        records.stream().map(record -> ObservedRecord.of(record, meta)).toList();
    List<Instant> since = index.note("acme", MODEL, RESOURCE, depth, seen);
    for (int i = 0; i < seen.size(); i++) {
      if (since.get(i).isAfter(TestClock.START)) {
        moved.add(how + ": " + differences(depth, seen.get(i)));
      }
      before.put(depth + " " + seen.get(i).remoteId(), seen.get(i).fields());
    }
    clock.later();
  }

  private String differences(Depth depth, ObservedRecord seen) {
    StringBuilder text = new StringBuilder(seen.remoteId());
    Map<String, Object> known = before.getOrDefault(depth + " " + seen.remoteId(), Map.of());
    seen.fields()
        .forEach((name, value) -> {
          Object old = known.get(name);
          if (old != null && !seen.absent().contains(name) && !old.equals(value)) {
            text.append(" ").append(name).append(" was ").append(old).append(", is ").append(value);
          }
        });
    return text.toString();
  }
}
