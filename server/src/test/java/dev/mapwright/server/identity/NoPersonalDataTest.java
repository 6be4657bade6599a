package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index's files, searched for the people whose records were noted. */
class NoPersonalDataTest {
  /** The file has places of its own in hexadecimals, which may look the same. */
  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9a-f]{1,9}");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"greenhouse", "lever", "recruspace"})
  void theFilesHoldIdsAndNothingElseOfAPerson(String vendor) throws IOException {
    List<UnifiedRecord> records;
    try (IndexSandbox sandbox = new IndexSandbox(vendor)) {
      records = sandbox.api().list(sandbox.list(false)).records();
    }
    try (Store store = Store.open(StoreLocation.in(folder))) {
      IdentityIndex index = IdentityIndex.in(store, InstantSource.system());
      for (Depth depth : Depth.values()) {
        index.note("acme", MODEL, RESOURCE, depth, records.stream().map(this::seen).toList());
      }
    }
    String all = contents();
    assertThat(records).hasSizeGreaterThan(10).allMatch(record -> all.contains(record.id()));
    String files = withoutIds(all, records);
    Set<String> personal = new LinkedHashSet<>();
    records.forEach(record ->
        record
            .fields()
            .forEach((name, value) -> {
              if (!name.equals("id")) {
                collect(value, personal);
              }
            }));
    personal.removeIf(RESOURCE::contains);
    records.forEach(record -> personal.removeIf(record.id()::contains));
    assertThat(personal).hasSizeGreaterThan(50);
    assertThat(personal.stream().filter(files::contains)).isEmpty();
  }

  /** Ids lie side by side, and the end of one with the beginning of the next is nobody's number. */
  private static String withoutIds(String files, List<UnifiedRecord> records) {
    String left = files;
    for (UnifiedRecord record : records) {
      left = left.replace(record.id(), "|");
    }
    return left;
  }

  private ObservedRecord seen(UnifiedRecord record) {
    return new ObservedRecord(record.id(), record.fields(), Set.of());
  }

  /** Texts that say something: names, addresses, numbers, titles. */
  private static void collect(Object value, Set<String> into) {
    switch (value) {
      case String text when text.length() > 4 && !SHORT_NUMBER.matcher(text).matches() ->
          into.add(text);
      case List<?> list -> list.forEach(item -> collect(Objects.requireNonNull(item), into));
      case Map<?, ?> object ->
          object.values().forEach(member -> collect(Objects.requireNonNull(member), into));
      default -> {}
    }
  }

  /** All files byte by byte. */
  private String contents() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
