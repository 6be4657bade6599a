package dev.mapwright.engine.related;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One relation within one call: what has been fetched of it, and its function. */
abstract sealed class Relation permits KeyedRelation, TableRelation, RowsRelation {
  private final Related definition;

  Relation(Related definition) {
    this.definition = definition;
  }

  /** Fetches what these records will read and what is not there yet. */
  abstract void load(List<Subject> subjects, Function<Subject, Variables> scopes);

  /** Whether something that a record would read could not be fetched; told in a warning before. */
  abstract boolean failed(Subject subject, Function<Subject, Variables> scopes);

  /** Whether it computes something of what others give. */
  final boolean reads(Set<String> others) {
    return definition.expressions().stream()
        .anyMatch(e -> e.reads().variables().stream().anyMatch(others::contains));
  }

  /** {@code $name} as a record's expressions see it. */
  abstract NativeFunction function(Subject subject);

  /** Rows by key as the author wants them: one, or several. */
  final @Nullable Object lookup(
      @Nullable Object argument, Variables scope, Function<String, List<Object>> rows) {
    if (argument instanceof List<?> keys) {
      List<Object> found = new ArrayList<>();
      for (Object key : keys) {
        String text = keyText(key, definition.key(), scope);
        if (text != null) {
          found.addAll(rows.apply(text));
        }
      }
      return found.isEmpty() ? null : found;
    }
    String text = keyText(argument, definition.key(), scope);
    if (text == null) {
      return null;
    }
    List<Object> found = rows.apply(text);
    if (found.isEmpty()) {
      return null;
    }
    return definition.many() ? found : found.getFirst();
  }

  /** The text of a key; an object is passed through the relation's {@code key} first. */
  static @Nullable String keyText(@Nullable Object key, Expression ofRow, Variables scope) {
    Object plain = key instanceof Map<?, ?> object ? ofRow.evaluate(object, scope) : key;
    return plain == null
            || plain == JsonNull.NULL
            || plain instanceof List<?>
            || plain instanceof Map<?, ?>
        ? null
        : Texts.of(plain);
  }

  /**
   * The keys that {@code by} finds for a record, each once.
   *
   * @param odd is told of what is none, and must not become part of a request
   */
  static Set<String> keys(
      Expression by, Expression ofRow, Subject subject, Variables scope, Consumer<Object> odd) {
    Object found = by.evaluate(subject.record(), scope);
    Set<String> keys = new LinkedHashSet<>();
    for (Object key : found instanceof List<?> several ? several : onlyOne(found)) {
      String text = keyText(key, ofRow, scope);
      if (text != null && !text.isEmpty()) {
        keys.add(text);
      } else if (text == null && !Blanks.isBlank(key)) {
        odd.accept(key);
      }
    }
    return keys;
  }

  private static List<?> onlyOne(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  /** Whether a failure leaves the fields null instead of failing the call. */
  static boolean tolerated(Related definition, VendorException failure) {
    return definition.optional()
        && (failure.outcome() == Outcome.FORBIDDEN || failure.outcome() == Outcome.NOT_FOUND);
  }
}
