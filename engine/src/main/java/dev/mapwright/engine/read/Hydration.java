package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.related.Parallel;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.walk.CallScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes the rows of a list by what get answers, where that is wanted. */
final class Hydration {
  private final ReadContext context;
  private final RowSelection selection;
  private final boolean replaces;
  private final boolean needed;
  private final boolean callsPerRecord;
  private final Details details;

  Hydration(RowSelection selection) {
    RelationDemand demand = selection.demand();
    this.context = selection.context();
    this.selection = selection;
    this.replaces = selection.source().detail() == Source.Detail.ALWAYS;
    this.needed = replaces || demand.detail();
    this.callsPerRecord =
        needed
            || demand.relations().stream()
                .anyMatch(n -> context.resource().related().get(n) instanceof Related.PerKey);
    this.details =
        new Details(context.resource(), context.scope().besideRows(), CallScope.Extra.NONE);
  }

  /** Whether rows are pointers whose record is what get answers. */
  boolean replacesRecord() {
    return replaces;
  }

  /** Whether anything is fetched per record. */
  boolean isNeeded() {
    return callsPerRecord;
  }

  /** How many records are completed at a time: few where each takes calls of its own. */
  int sliceSize() {
    return callsPerRecord ? limits().sliceWithCalls() : limits().slice();
  }

  private EngineLimits limits() {
    return context.scope().limits();
  }

  /** The same records, completed; null where the vendor no longer has one. */
  List<@Nullable Subject> complete(List<Subject> subjects) {
    if (!needed) {
      return Collections.unmodifiableList(new ArrayList<@Nullable Subject>(subjects));
    }
    return Parallel.map(subjects, limits().callsAtOnce(), this::complete);
  }

  private @Nullable Subject complete(Subject subject) {
    Details.Detail detail = details.fetch(subject.variables());
    if (detail.record() == null) {
      context
          .warnings()
          .add("the record " + subject.id() + " was listed, but get does not find it");
      return replaces ? null : subject;
    }
    Variables variables = subject.variables().with(RelationDemand.DETAIL, detail.record().stated());
    if (replaces) {
      return new Subject(subject.id(), detail.record(), variables, List.of(detail.answer()));
    }
    return new Subject(
        subject.id(),
        subject.source(),
        variables,
        List.of(subject.answers().getFirst(), detail.answer()));
  }

  /**
   * A completed record without what get answered for it, if that is another record: nothing of that
   * may be shown as if it were of this one.
   *
   * @throws Unmappable if nothing is left of it then
   */
  Subject verified(Subject subject) {
    Object detail = subject.variables().get(RelationDemand.DETAIL);
    if (!needed || detail == null) {
      return subject;
    }
    String found = selection.idIn(detail, subject.variables());
    if (found != null && Ids.areSame(subject.id(), found)) {
      return subject;
    }
    String what = found == null ? "has no id" : "has another id";
    Place place = context.resource().idPlace();
    if (replaces) {
      throw new Unmappable(
          new Loss(Loss.Kind.RECORD, "id", place, "finds that what get answers " + what));
    }
    context.warnings().losses().add(new Loss(Loss.Kind.DETAIL, "id", place, "it " + what));
    return new Subject(
        subject.id(),
        subject.source(),
        subject.variables().with(RelationDemand.DETAIL, null),
        List.of(subject.answers().getFirst()));
  }
}
