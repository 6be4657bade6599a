package dev.mapwright.server.truto;

import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.explain.ExplainedRecord;
import dev.mapwright.server.explain.ExplanationJson;
import dev.mapwright.server.query.ParameterReader;
import java.util.List;

/**
 * Which fields of a record a caller wants explained.
 *
 * @param isAsked whether any
 * @param fields these and what is below them; none for all
 */
record AskedExplanation(boolean isAsked, List<FieldPath> fields) {
  AskedExplanation {
    fields = List.copyOf(fields);
  }

  static AskedExplanation read(ParameterReader query, TrutoParameters parameters) {
    List<String> words = parameters.explained().read(query);
    boolean all = words.contains(TrutoParameters.ALL_FIELDS);
    List<FieldPath> fields =
        words.stream()
            .filter(word -> !word.equals(TrutoParameters.ALL_FIELDS))
            .filter(word -> !word.equals(TrutoParameters.NO_FIELDS))
            .map(FieldPath::of)
            .toList();
    return new AskedExplanation(all || !fields.isEmpty(), all ? List.of() : fields);
  }

  List<?> shown(ExplainedRecord record) {
    List<FieldExplanation> shown =
        record.fields().stream()
            .filter(one -> fields.isEmpty() || fields.stream().anyMatch(one.field()::isAtOrBelow))
            .toList();
    return ExplanationJson.withoutFolders(shown, record.layers());
  }
}
