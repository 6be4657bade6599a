package dev.mapwright.engine.related;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.walk.VendorRecord;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A relation to other rows of the answer in which a record came: no call. */
final class RowsRelation extends Relation {
  private final Related.Rows definition;
  private final Map<Answer, Map<String, List<Object>>> byAnswer = new IdentityHashMap<>();

  RowsRelation(Related.Rows definition) {
    super(definition);
    this.definition = definition;
  }

  @Override
  void load(List<Subject> subjects, Function<Subject, Variables> scopes) {
    Set<Answer> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
    subjects.forEach(s -> inUse.addAll(s.answers()));
    byAnswer.keySet().removeIf(answer -> !inUse.contains(answer));
  }

  @Override
  boolean failed(Subject subject, Function<Subject, Variables> scopes) {
    return false;
  }

  @Override
  NativeFunction function(Subject subject) {
    return arguments ->
        lookup(
            arguments.isEmpty() ? null : arguments.getFirst(),
            subject.variables(),
            key -> rows(subject, key));
  }

  private List<Object> rows(Subject subject, String key) {
    for (Answer answer : subject.answers()) {
      List<Object> found =
          byAnswer.computeIfAbsent(answer, a -> index(a, subject.variables())).get(key);
      if (found != null) {
        return found;
      }
    }
    return List.of();
  }

  private Map<String, List<Object>> index(Answer answer, Variables outer) {
    Variables scope = outer.with("response", answer.body());
    Object rows = definition.rows().evaluate(answer.body(), scope);
    Map<String, List<Object>> index = new HashMap<>();
    for (Object whole :
        rows instanceof List<?> several ? several : rows == null ? List.of() : List.of(rows)) {
      Object row = VendorRecord.of(whole).stated();
      String key = keyText(row, definition.key(), scope);
      if (key != null) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
      }
    }
    return index;
  }
}
