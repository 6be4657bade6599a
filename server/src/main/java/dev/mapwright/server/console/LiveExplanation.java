package dev.mapwright.server.console;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.console.page.RecordValues;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the fields of a record come from that was read live: its values are those that were read,
 * and what an expression reads is told of the vendor's own record, without asking again.
 */
final class LiveExplanation {
  private LiveExplanation() {}

  /**
   * The fields.
   *
   * @param unfilled what is said of a field that the request for it has left empty
   */
  static List<FieldExplanation> of(
      Workbench workbench,
      Account account,
      String resource,
      UnifiedRecord record,
      String unfilled) {
    Map<String, ?> remote = record.remote();
    if (remote == null) {
      return List.of();
    }
    try {
      Workbench.Explained explained =
          workbench.explain(
              workbench.compile(account.connector(), null),
              resource,
              account.openFields(),
              List.of(Json.read(Json.write(remote))));
      return explained.explanations().stream()
          .map(each -> live(each, record, explained.incomplete(), unfilled))
          .toList();
    } catch (Unmappable _) {
      return List.of(); // it was mapped with what only the live call had
    }
  }

  private static FieldExplanation live(
      FieldExplanation offline, UnifiedRecord record, Set<String> ofCalls, String unfilled) {
    List<Object> values = RecordValues.at(offline.field(), record.fields());
    String why = ofCalls.contains(offline.field().toString()) ? unfilled : offline.why();
    return new FieldExplanation(
        offline.field(),
        values,
        offline.expression(),
        offline.place(),
        offline.reads(),
        values.isEmpty() ? why : null);
  }
}
