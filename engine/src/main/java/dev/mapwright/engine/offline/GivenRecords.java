package dev.mapwright.engine.offline;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.loss.Came;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Subject;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.walk.VendorRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one document, mapped one by one. For one thread. */
public final class GivenRecords {
  private final OfflineMapping mapping;
  private final List<?> records;
  private final List<Answer> answers;
  private final Relations relations;

  GivenRecords(OfflineMapping mapping, List<?> records, @Nullable Answer page) {
    this.mapping = mapping;
    this.records = records;
    this.answers = page == null ? List.of() : List.of(page);
    this.relations = Relations.withoutCalls(mapping.resource());
  }

  /** How many there are. */
  public int size() {
    return records.size();
  }

  /** Whether they were found in a page as the vendor answers it. */
  public boolean ofPage() {
    return !answers.isEmpty();
  }

  /** One of them, as it came. */
  public Object get(int index) {
    return records.get(index);
  }

  /**
   * One of them, mapped.
   *
   * @throws Unmappable if it has no id, is no object, or an expression fails on it
   */
  public Mapped map(int index) {
    Object whole = records.get(index);
    if (!(whole instanceof Map<?, ?>)) {
      throw unmappable("needs an object, and " + Came.of(whole) + " came");
    }
    try {
      return mapped(VendorRecord.of(whole));
    } catch (ExpressionFailure e) { // of a relation, or of what is said of the source
      throw new Unmappable(
          new Loss(Loss.Kind.RECORD, "map", e.place(), "fails on it (" + e.code() + ")"));
    }
  }

  private Mapped mapped(VendorRecord record) {
    RecordMapper mapper = mapping.mapper();
    Variables variables = mapping.variables().with("under", under(record.stated()));
    // Relations to the page's own rows read the variables and the answers alone.
    Subject subject = new Subject("", record, variables, answers);
    Variables bound = relations.bind(subject);
    Mapped mapped = mapper.map(record.stated(), bound);
    Object id = mapping.withId() ? mapped.fields().get("id") : mapper.id(record.stated(), bound);
    if (!(id instanceof String text)) {
      throw unmappable("finds nothing in " + Came.of(record.whole()));
    }
    Resource resource = mapping.resource();
    if (resource.id() != null && !resource.id().matches(text)) {
      throw unmappable("gives an id that get does not take");
    }
    return mapped;
  }

  private @Nullable Object under(Object record) {
    Source usual = mapping.resource().list().getLast();
    Expression under = usual.under();
    return under == null ? null : under.evaluate(record, mapping.variables());
  }

  private Unmappable unmappable(String why) {
    return new Unmappable(new Loss(Loss.Kind.RECORD, "id", mapping.resource().idPlace(), why));
  }
}
