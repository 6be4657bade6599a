package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Outcome;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads one record by its id. */
public final class GetReader {
  private final Reading reading;
  private final Resource resource;

  /** For one call. */
  public GetReader(Reading reading) {
    this.reading = reading;
    this.resource = reading.resource();
  }

  /**
   * The record.
   *
   * @throws CallerException if there is no such record; an id of the wrong form makes no call
   * @throws dev.mapwright.engine.failure.VendorException if the vendor says so itself
   */
  public UnifiedRecord read(String id, Wants wants, CallScope.Extra addition) {
    if (resource.id() != null && !resource.id().matches(id)) {
      throw notFound(id, "; ids look like " + resource.id().pattern());
    }
    Variables outer = reading.scope().variables().with("id", id);
    Details.Detail detail = new Details(resource, reading.scope(), addition).fetch(outer);
    if (detail.record() == null) {
      throw detail.answer().outcome() == Outcome.NOT_FOUND
          ? Records.missing(detail.answer())
          : notFound(id, "");
    }
    return map(id, detail.record(), detail.answer(), outer, wants);
  }

  private UnifiedRecord map(String id, Object record, Answer answer, Variables outer, Wants wants) {
    Variables variables = outer.with(Demand.DETAIL, record);
    if (resource.get().under() != null) {
      variables = variables.with("under", resource.get().under().evaluate(record, variables));
    }
    Set<String> fields = Fields.wanted(reading.model(), wants);
    RecordMapper mapper = reading.mappers().of(resource, reading.model(), fields);
    Subject subject = new Subject(id, record, variables, List.of(answer));
    Demand demand = Demand.of(resource, mapper.variablesRead(), Set.of(), true);
    Relations relations = reading.relations(demand);
    relations.load(List.of(subject));
    Mapped mapped = relations.evaluating(() -> mapper.map(record, relations.bind(subject)));
    return new UnifiedRecord(
        id,
        wants.fields() ? mapped.fields() : new LinkedHashMap<>(),
        Fields.remote(record, wants),
        mapper.rootsReading(relations.failed(subject)));
  }

  private CallerException notFound(String id, String more) {
    return new CallerException(
        CallerException.Kind.NOT_FOUND,
        reading.scope().account().connector().label()
            + " has no record of "
            + resource.name()
            + " with the id '"
            + id
            + "'"
            + more
            + ".");
  }
}
