package dev.mapwright.engine.offline;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.jsonata.value.JsonNull;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page as the vendor answers it from a record alone: by what the connector says of where
 * records stand in its answers. Immutable.
 */
final class DocumentShape {
  private static final URI NOWHERE = URI.create("urn:document");
  private static final int FOUND = 200;

  private final List<Expression> places;

  DocumentShape(Resource resource) {
    Map<String, Expression> bySource = new LinkedHashMap<>();
    for (Source source : resource.list().reversed()) {
      if (source.detail() != Source.Detail.ALWAYS) { // its rows are no records
        bySource.putIfAbsent(source.records().source(), source.records());
      }
    }
    Expression record = resource.get().record();
    bySource.putIfAbsent(record.source(), record);
    this.places = List.copyOf(bySource.values());
  }

  /** A page and the records found in it. */
  record DocumentPage(List<?> records, Answer answer) {}

  /** The document as a page; empty if it is none. */
  Optional<DocumentPage> page(Object document, Variables variables) {
    for (Expression place : places) {
      List<?> records = found(place, document, variables);
      if (records != null) {
        return Optional.of(new DocumentPage(records, answer(document)));
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("ReferenceEquality") // the document itself is no part of it
  private static @Nullable List<?> found(Expression place, Object document, Variables variables) {
    try {
      Object found = place.evaluate(document, variables);
      return switch (found) {
        case List<?> rows when rows != document ->
            rows.isEmpty()
                ? (leadsSomewhere(place, document) ? rows : null)
                : isDocument(rows, document) ? null : rows;
        case Map<?, ?> one when one != document -> List.of(one);
        case JsonNull _ -> leadsSomewhere(place, document) ? List.of() : null;
        case null, default -> null;
      };
    } catch (ExpressionFailure _) { // it is not made for what this document is
      return null;
    }
  }

  /** Whether it is the document again, as an array of one. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isDocument(List<?> rows, Object document) {
    return rows.size() == 1 && rows.getFirst() == document;
  }

  /**
   * Whether nothing was found although something stands where the expression looks: an empty page.
   * Elsewhere nothing is found in a record, which has no such place.
   */
  private static boolean leadsSomewhere(Expression place, Object document) {
    var paths = place.reads().inputPaths();
    return paths.stream()
        .filter(path -> paths.stream().noneMatch(other -> isBeginning(path, other)))
        .anyMatch(path -> !path.isEmpty() && isThere(path, document));
  }

  private static boolean isBeginning(List<String> path, List<String> longer) {
    return path.size() < longer.size() && longer.subList(0, path.size()).equals(path);
  }

  private static boolean isThere(List<String> path, Object document) {
    Object at = document;
    for (String key : path) {
      if (!(at instanceof Map<?, ?> object) || !object.containsKey(key)) {
        return false;
      }
      at = object.get(key);
    }
    return true;
  }

  private static Answer answer(Object body) {
    return new Answer(
        Outcome.OK, FOUND, Map.of(), body, NOWHERE, 0, AnswerShare.unbounded().part(), "", null);
  }
}
