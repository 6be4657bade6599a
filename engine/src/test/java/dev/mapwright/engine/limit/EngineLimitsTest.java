package dev.mapwright.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All bounds of an engine, as they are and as operators are told of them. */
class EngineLimitsTest {
  private static final EngineLimits DEFAULT = EngineLimits.DEFAULT;
  private static final long MIB = 1 << 20;

  /** The row of the table of limits in which each is told. */
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    row("time of a call", "callTime");
    row("requests to a vendor within", "callRequests");
    row("records completed and mapped at once", "slice", "sliceWithCalls", "callsAtOnce");
    row("keys that a call remembers", "callKeys");
    row("warnings of a call", "callWarnings");
    row("a cursor", "cursorLife");
    row("what is remembered of a walk", "walkLife", "walkRecords", "sortedBytes");
    row("a list that is sorted here", "sortedRecords");
    row("what a call read in part", "partLife", "partBytes", "partWalks");
    row("tables that connectors keep", "tableRows");
  }

  private static void row(String beginning, String... limits) {
    List.of(limits).forEach(limit -> ROWS.put(limit, beginning));
  }

  @Test
  void theDefaults() {
    assertThat(DEFAULT)
        .isEqualTo(
            new EngineLimits(
                Duration.ofSeconds(25),
                5_000,
                100,
                16,
                8,
                10_000,
                100,
                Duration.ofHours(24),
                Duration.ofMinutes(90),
                4_000_000,
                10_000,
                256 * MIB,
                Duration.ofSeconds(60),
                64 * MIB,
                100_000,
                200_000));
  }

  @Test
  void everyOneIsTold() {
    assertThat(ROWS.keySet()).isEqualTo(values().keySet());
  }

  @TestFactory
  Stream<DynamicTest> theTableOfLimitsTellsItAsItIs() throws IOException {
    Path page = Path.of(System.getProperty("mapwright.root"), "docs", "operations.md");
    List<String> lines = Files.readAllLines(page);
    return values().entrySet().stream()
        .map(limit ->
            DynamicTest.dynamicTest(
                limit.getKey(),
                () ->
                    assertThat(lines)
                        .filteredOn(line -> line.startsWith("| " + ROWS.get(limit.getKey())))
                        .singleElement()
                        .asString()
                        .containsPattern("(?<![0-9,])" + limit.getValue() + "(?![0-9,]*[0-9])")));
  }

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent limit : EngineLimits.class.getRecordComponents()) {
      try {
        values.put(limit.getName(), text(limit.getName(), limit.getAccessor().invoke(DEFAULT)));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return values;
  }

  private static String text(String name, Object value) {
    return switch (value) {
      case Duration time when time.toMinutes() < 2 -> time.toSeconds() + " s";
      case Duration time when time.toHours() < 2 -> time.toMinutes() + " min";
      case Duration time -> time.toHours() + " h";
      case Long bytes when name.endsWith("Bytes") -> bytes / MIB + " MiB";
      case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
      default -> throw new IllegalArgumentException(name);
    };
  }
}
