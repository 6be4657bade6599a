package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Records;
import dev.mapwright.engine.walk.VendorRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads one record by its id. */
public final class GetReader {
  private final ReadContext context;
  private final Resource resource;

  /** For one call. */
  public GetReader(ReadContext context) {
    this.context = context;
    this.resource = context.resource();
  }

  /**
   * The record.
   *
   * @throws CallerException if there is no such record; an id of the wrong form makes no call
   * @throws VendorException if the vendor says so itself, or answers another record
   * @throws dev.mapwright.engine.loss.Unmappable if the record cannot be mapped
   */
  public UnifiedRecord read(String id, Wants wants, CallScope.Extra addition) {
    if (!Ids.isPossible(resource, id)) {
      throw notFound(id, resource.id() == null ? "" : "; ids look like " + resource.id().pattern());
    }
    Variables outer = context.scope().variables().with("id", id);
    Details.Detail detail = new Details(resource, context.scope(), addition).fetch(outer);
    if (detail.record() == null) {
      throw detail.answer().outcome() == Outcome.NOT_FOUND
          ? Records.missing(detail.answer())
          : notFound(id, "");
    }
    return map(id, detail.record(), detail.answer(), outer, wants);
  }

  private UnifiedRecord map(
      String id, VendorRecord source, Answer answer, Variables outer, Wants wants) {
    Object record = source.stated();
    Variables variables = outer.with(RelationDemand.DETAIL, record);
    if (resource.get().under() != null) {
      variables = variables.with("under", resource.get().under().evaluate(record, variables));
    }
    Set<String> fields = FieldSelection.wanted(context.model(), wants);
    RecordMapper mapper = context.mappers().of(resource, context.model(), fields);
    Subject subject = new Subject(id, source, variables, List.of(answer));
    RelationDemand demand = RelationDemand.of(resource, mapper.variablesRead(), Set.of(), true);
    Relations relations = context.relations(demand);
    String own = ownId(id, mapper, subject, answer);
    relations.load(List.of(subject));
    MappingClock clock = new MappingClock(context);
    Mapped mapped = clock.map(mapper, subject, relations);
    clock.tell();
    context.warnings().losses().add(mapped.losses());
    return new UnifiedRecord(
        own,
        wants.fields() ? mapped.fields() : new LinkedHashMap<>(),
        FieldSelection.remote(source, wants),
        mapper.rootsReading(relations.failed(subject)));
  }

  /**
   * The id that the record itself has. An answer without anything in it is of nobody; another
   * person's is the vendor's mistake.
   */
  private String ownId(String id, RecordMapper mapper, Subject subject, Answer answer) {
    String found = mapper.id(subject.record(), subject.variables());
    if (found != null && Ids.areSame(id, found)) {
      return found;
    }
    if (found == null && Blanks.isBlank(subject.record())) {
      throw notFound(id, "");
    }
    throw new VendorException(
        Outcome.VENDOR_ERROR,
        label()
            + " was asked for the record '"
            + id
            + "' and answered "
            + (found == null ? "one without an id" : "another")
            + " (`id`, "
            + resource.idPlace()
            + ")",
        answer.status(),
        answer.headers(),
        null,
        null);
  }

  private String label() {
    return context.scope().account().connector().label();
  }

  private CallerException notFound(String id, String more) {
    return new CallerException(
        CallerException.Kind.NOT_FOUND,
        label()
            + " has no record of "
            + resource.name()
            + " with the id '"
            + id
            + "'"
            + more
            + ".");
  }
}
