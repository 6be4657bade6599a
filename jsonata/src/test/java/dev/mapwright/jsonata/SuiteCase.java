package dev.mapwright.jsonata;

import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One case of the reference's suite: reads it, runs it, says what is wrong. */
record SuiteCase(Path suite, Path file, int number, Map<?, ?> json) {
  private static final CompileOptions OPTIONS = CompileOptions.DEFAULT.withAllowEval(true);
  private static final Limits LIMITS = Limits.DEFAULT.withTime(Duration.ofSeconds(20));

  static List<SuiteCase> in(Path suite, Path file) throws IOException {
    Object json = Json.read(Files.readAllBytes(file));
    List<SuiteCase> cases = new ArrayList<>();
    for (Object entry : json instanceof List<?> list ? list : List.of(json)) {
      cases.add(new SuiteCase(suite, file, cases.size(), (Map<?, ?>) entry));
    }
    return cases;
  }

  String name() {
    return file.getFileName() + " #" + number;
  }

  /** What is wrong with the answer; {@code null} if it is right. */
  @Nullable String problem() throws IOException {
    Object value;
    try {
      value = Jsonata.compile(expression(), OPTIONS).evaluate(input(), variables(), limits());
    } catch (JsonataException e) {
      return problemOf(e);
    }
    if (expectedError().containsKey("code")) {
      return "expected error " + Json.write(expectedError()) + ", got " + Json.write(value);
    }
    if (Boolean.TRUE.equals(json.get("undefinedResult"))) {
      return value == null ? null : "expected nothing, got " + Json.write(value);
    }
    Object expected = json.get("result");
    boolean unordered = Boolean.TRUE.equals(json.get("unordered"));
    return areEqual(expected, value, unordered)
        ? null
        : "expected " + Json.write(expected) + ", got " + Json.write(value);
  }

  private @Nullable String problemOf(JsonataException error) {
    Map<?, ?> expected = expectedError();
    if (!error.code().equals(expected.get("code"))) {
      Object wanted = expected.isEmpty() ? json.get("result") : expected;
      return "expected " + Json.write(wanted) + ", got " + error;
    }
    boolean rightToken =
        !expected.containsKey("token") || Objects.equals(expected.get("token"), error.token());
    boolean rightMessage =
        !expected.containsKey("message")
            || Objects.equals(expected.get("message"), error.getMessage());
    return rightToken && rightMessage
        ? null
        : "expected " + Json.write(expected) + ", got " + error + ", token " + error.token();
  }

  /** The error's code, token and message stand in the case itself or in a part of it. */
  private Map<?, ?> expectedError() {
    if (json.get("error") instanceof Map<?, ?> error) {
      return error;
    }
    return json.containsKey("code") ? json : Map.of();
  }

  String expression() throws IOException {
    return json.get("expr") instanceof String text
        ? text
        : Files.readString(
            file.resolveSibling((String) Objects.requireNonNull(json.get("expr-file"))));
  }

  private @Nullable Object input() throws IOException {
    if (json.get("dataset") instanceof String name) {
      return Json.read(Files.readAllBytes(suite.resolve("datasets/" + name + ".json")));
    }
    return json.get("data");
  }

  private Bindings variables() {
    return json.get("bindings") instanceof Map<?, ?> variables ? variables::get : Bindings.NONE;
  }

  private Limits limits() {
    Limits limits = LIMITS;
    if (json.get("timelimit") instanceof Number millis) {
      limits = limits.withTime(Duration.ofMillis(millis.longValue()));
    }
    if (json.get("depth") instanceof Number depth) {
      limits = limits.withDepth(depth.intValue());
    }
    return limits;
  }

  /** Equal as JSON: numbers by value, fields in any order. */
  private static boolean areEqual(
      @Nullable Object expected, @Nullable Object actual, boolean unordered) {
    return switch (expected) {
      case Number a ->
          actual instanceof Number b && (a.equals(b) || a.doubleValue() == b.doubleValue());
      case List<?> a ->
          actual instanceof List<?> b
              && a.size() == b.size()
              && (unordered ? areSameItems(a, b) : areEqualItems(a, b));
      case Map<?, ?> a ->
          actual instanceof Map<?, ?> b
              && a.keySet().equals(b.keySet())
              && a.keySet().stream().allMatch(key -> areEqual(a.get(key), b.get(key), unordered));
      case null -> actual == null;
      default -> expected.equals(actual);
    };
  }

  private static boolean areEqualItems(List<?> expected, List<?> actual) {
    for (int i = 0; i < expected.size(); i++) {
      boolean undefinedAsNull = actual.get(i) == null && expected.get(i) == JsonNull.NULL;
      if (!undefinedAsNull && !areEqual(expected.get(i), actual.get(i), false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSameItems(List<?> expected, List<?> actual) {
    List<Object> left = new ArrayList<>(actual);
    return expected.stream()
        .allMatch(item -> {
          int found = -1;
          for (int i = 0; i < left.size() && found < 0; i++) {
            found = areEqual(item, left.get(i), true) ? i : -1;
          }
          return found >= 0 && left.remove(found) != null;
        });
  }
}
