package dev.mapwright.engine.filter;

import static dev.mapwright.engine.filter.Filters.matches;
import static dev.mapwright.engine.filter.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every filter and every record, tried on many that chance made. */
class FilterLawsTest {
  private static final List<String> FIELDS =
      List.of("title", "emails.email", "applications.job.id", "created_at", "locations");

  /** Tries a law with many seeds; a failure names its seed. */
  private static void holds(Consumer<Random> law) {
    for (int seed = 0; seed < 2_000; seed++) {
      try {
        law.accept(new Random(seed));
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + seed, e);
      }
    }
  }

  @Test
  void neDeniesEqAndNinDeniesIn() {
    holds(FilterLawsTest::checkNegation);
  }

  private static void checkNegation(Random random) {
    String record = record(random);
    String field = pick(random, FIELDS);
    String[] values = {value(random, field), value(random, field)};
    assertThat(matches(where(field, "ne", values[0]), record))
        .isNotEqualTo(matches(where(field, "eq", values[0]), record));
    assertThat(matches(where(field, "nin", values), record))
        .isNotEqualTo(matches(where(field, "in", values), record));
  }

  @Test
  void inIsAnyOfEq() {
    holds(FilterLawsTest::checkIn);
  }

  private static void checkIn(Random random) {
    String record = record(random);
    String field = pick(random, FIELDS);
    String[] values = {value(random, field), value(random, field)};
    Filter either =
        new Filter.AnyOf(List.of(where(field, "eq", values[0]), where(field, "eq", values[1])));
    assertThat(matches(where(field, "in", values), record)).isEqualTo(matches(either, record));
  }

  @Test
  void likeWithoutPercentFindsWhatEqFinds() {
    holds(FilterLawsTest::checkLike);
  }

  private static void checkLike(Random random) {
    String record = record(random);
    String field = pick(random, List.of("title", "emails.email", "locations"));
    String value = value(random, field);
    if (matches(where(field, "eq", value), record)) {
      assertThat(matches(where(field, "like", value), record)).isTrue();
    }
  }

  @Test
  void aMomentIsBeforeOrAtOrAfterAnother() {
    holds(FilterLawsTest::checkOrder);
  }

  private static void checkOrder(Random random) {
    String record = "{\"created_at\": \"" + value(random, "created_at") + "\"}";
    String other = value(random, "created_at");
    long holding =
        List.of("lt", "eq", "gt").stream()
            .filter(operator -> matches(where("created_at", operator, other), record))
            .count();
    assertThat(holding).isEqualTo(1);
  }

  private static String record(Random random) {
    return """
    {"title": %s, "created_at": %s, "locations": %s, "emails": %s, "applications": %s}
    """
        .formatted(
            textOrNull(random, "title"),
            textOrNull(random, "created_at"),
            list(random, "%s", "locations"),
            list(random, "{\"email\": %s}", "emails.email"),
            list(random, "{\"job\": {\"id\": %s}}", "applications.job.id"));
  }

  private static String list(Random random, String form, String field) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(_ -> form.formatted(textOrNull(random, field)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String textOrNull(Random random, String field) {
    return random.nextInt(4) == 0 ? "null" : "\"" + value(random, field) + "\"";
  }

  private static String value(Random random, String field) {
    return field.equals("created_at")
        ? pick(random, List.of("2024-01-01T00:00:00Z", "2024-01-01T12:00:00Z", "2024-01-02"))
        : pick(random, List.of("a", "A", "ab", "b", "é"));
  }

  private static String pick(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
