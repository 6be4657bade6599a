package dev.mapwright.engine.explain;

import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.observe.ReadPath;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds why a field is empty. A mapping sees of a record only the members that say something: which
 * of the others are there, the record itself tells.
 *
 * @param record as it came
 * @param losses what the vendor said and no field holds
 * @param incomplete the fields that need calls to the vendor
 * @param ofCalls the variables that only these would give
 * @param related the functions that give related data, where it was read
 */
record WhyEmpty(
    Object record,
    Set<Loss> losses,
    Set<String> incomplete,
    Set<String> ofCalls,
    Set<String> related) {
  private static final int MOST_KEYS = 12;

  WhyEmpty {
    losses = Set.copyOf(losses);
    incomplete = Set.copyOf(incomplete);
    ofCalls = Set.copyOf(ofCalls);
    related = Set.copyOf(related);
  }

  /**
   * The reason, in words.
   *
   * @param each goes over the items that the field is in; null outside of lists
   */
  String of(FieldPath field, ObservedExpression expression, @Nullable ObservedExpression each) {
    for (Loss loss : losses) {
      if (loss.field().equals(field.toString()) && loss.kind() == Loss.Kind.UNREADABLE) {
        return "What the expression gives is " + loss.came() + ", which this field cannot hold.";
      }
      if (loss.field().equals(field.toString()) && loss.kind() == Loss.Kind.ITEM) {
        return "Each item was left out, being " + loss.came() + ".";
      }
    }
    if (expression.evaluations() == 0) {
      return each == null
          ? "It was not computed, as nothing asked for it."
          : "No item came of `" + each.source().strip() + "`.";
    }
    if (incomplete.contains(field.toString())
        || !Collections.disjoint(ofCalls, expression.reads().names())) {
      return "It needs a call to the vendor, which is not asked here.";
    }
    String unrelated = unrelated(expression);
    if (!unrelated.isEmpty()) {
      return unrelated;
    }
    List<Reading> readings = Reading.of(expression);
    return isConditional(expression) && readings.stream().noneMatch(r -> r.values().isEmpty())
        ? "No condition of the expression holds for what it reads."
        : ofReadings(readings, each != null);
  }

  private static boolean isConditional(ObservedExpression expression) {
    return Jsonata.compile(expression.source()).syntax() instanceof Syntax.Conditional;
  }

  /** Which related data the expression asks for and nobody has. */
  private String unrelated(ObservedExpression expression) {
    return expression.reads().names().stream()
        .filter(related::contains)
        .map(ReadPath.Root.Call::new)
        .filter(root -> !expression.given().containsKey(root))
        .map(root -> "`" + new ReadPath(root, List.of()) + "` gives nothing.")
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String ofReadings(List<Reading> readings, boolean ofItems) {
    List<String> absent =
        readings.stream()
            .filter(r -> r.values().isEmpty())
            .map(r -> ofItems ? absent(r) : stated(r))
            .toList();
    if (absent.size() == readings.size() && !absent.isEmpty()) {
      return String.join(" ", absent);
    }
    String also = absent.isEmpty() ? "" : " " + String.join(" ", absent);
    return "The expression gives nothing for what it reads." + also;
  }

  /** What stands there in the record itself. */
  private String stated(Reading reading) {
    ReadPath path = reading.path();
    if (path.root() instanceof ReadPath.Root.Input && !path.keys().isEmpty()) {
      String last = path.keys().getLast().name();
      for (Object above : path.above().in(record)) {
        Object came = above instanceof Map<?, ?> object ? object.get(last) : null;
        if (came != null) {
          return "`" + path + "` is " + kind(came) + ".";
        }
      }
    }
    return absent(reading);
  }

  private static String kind(Object value) {
    return switch (value) {
      case JsonNull _ -> "null";
      case String _ -> "blank text";
      case List<?> _ -> "an empty list";
      default -> "an empty object";
    };
  }

  /** Which key leads nowhere, and which keys do. */
  private static String absent(Reading reading) {
    ReadPath path = reading.path();
    while (path.keys().size() > 1 && !leadsSomewhere(path.above(), reading)) {
      path = path.above();
    }
    Set<String> keys = path.keys().isEmpty() ? Set.of() : keys(path.above(), reading);
    String others = keys.isEmpty() ? "." : "; the keys that say something are " + list(keys) + ".";
    return "`" + (path.keys().isEmpty() ? reading.text() : path) + "` is not there" + others;
  }

  private static boolean leadsSomewhere(ReadPath path, Reading reading) {
    return reading.roots().stream().anyMatch(path::isIn);
  }

  private static Set<String> keys(ReadPath path, Reading reading) {
    return reading.roots().stream()
        .flatMap(root -> path.in(root).stream())
        .filter(Map.class::isInstance)
        .flatMap(object -> ((Map<?, ?>) object).keySet().stream())
        .map(String::valueOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String list(Set<String> keys) {
    String shown = keys.stream().limit(MOST_KEYS).collect(Collectors.joining(", "));
    return keys.size() > MOST_KEYS ? shown + " and " + (keys.size() - MOST_KEYS) + " more" : shown;
  }
}
