package dev.mapwright.engine.yaml.schema;

import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations such as {@code 30s}. */
final class Durations {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)?");
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9}(?:ms|s|m|h|d))(?:[.][.]([0-9]{1,9}(?:ms|s|m|h|d)))?");

  private Durations() {}

  /** The duration, or null after telling what is wrong. */
  static @Nullable Duration read(ScalarNode node, Problems problems) {
    Matcher duration = DURATION.matcher(node.text());
    if (!duration.matches() || duration.group(2) == null) {
      problems.error(
          "wrong-type",
          node.place(),
          "'" + node.text() + "' is no duration such as 500ms, 30s, 10m, 2h or 1d.",
          duration.matches() ? "Did you mean '" + node.text() + "s'?" : null,
          duration.matches() ? new Fix(node.place(), node.text() + "s") : null);
      return null;
    }
    return of(duration);
  }

  /** The range of two durations, or of one twice; null after telling what is wrong. */
  static @Nullable TimeRange readRange(ScalarNode node, Problems problems) {
    Matcher range = RANGE.matcher(node.text());
    if (!range.matches()) {
      problems.error(
          "wrong-type",
          node.place(),
          "'" + node.text() + "' is not " + new Kind.TimeRange().inWords() + ".",
          null);
      return null;
    }
    Duration from = of(matched(range.group(1)));
    return new TimeRange(from, range.group(2) == null ? from : of(matched(range.group(2))));
  }

  private static Matcher matched(String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      throw new IllegalArgumentException(text);
    }
    return duration;
  }

  private static Duration of(Matcher duration) {
    long count = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
