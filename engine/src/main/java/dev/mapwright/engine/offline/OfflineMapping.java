package dev.mapwright.engine.offline;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.expression.function.IdParts;
import dev.mapwright.engine.mapping.RecordMapper;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps documents of a vendor that are at hand: records, or whole pages as the vendor answers them.
 * What a field would need a call for ({@code $detail}, related data of other requests) is undefined
 * here; related data that stands in the page itself is there. Immutable and safe for any thread.
 */
public final class OfflineMapping {
  private static final Set<String> OF_CALLS = Set.of("detail", "parent");

  private final Resource resource;
  private final RecordMapper mapper;
  private final DocumentShape shape;
  private final Variables variables;
  private final boolean withId;

  private OfflineMapping(
      Resource resource,
      RecordMapper mapper,
      DocumentShape shape,
      Variables variables,
      boolean withId) {
    this.resource = resource;
    this.mapper = mapper;
    this.shape = shape;
    this.variables = variables;
    this.withId = withId;
  }

  /**
   * A mapping of some top-level fields.
   *
   * @param model the resource's model
   * @param fields of the model, at least one
   * @param account the account's fields that are no secrets, as far as the mapping reads them
   * @throws IllegalArgumentException if the resource is not the connector's
   */
  public static OfflineMapping of(
      Connector connector,
      Resource resource,
      UnifiedModel model,
      Set<String> fields,
      Map<String, String> account) {
    if (!resource.equals(connector.resources().get(resource.name()))) {
      throw new IllegalArgumentException(
          connector.name() + " has no such resource '" + resource.name() + "'");
    }
    Set<String> wanted = Set.copyOf(fields);
    Variables variables = Variables.NONE.with("account", Map.copyOf(account));
    if (resource.id() != null) {
      variables = variables.with(IdParts.NAME, IdParts.of(resource.id()));
    }
    return new OfflineMapping(
        resource,
        RecordMapper.of(resource, model, wanted::contains),
        new DocumentShape(resource),
        variables,
        wanted.contains("id"));
  }

  /**
   * The records of a document.
   *
   * @param document of JSONata's value model: what the vendor answers where the connector's {@code
   *     records} or {@code record} finds something in it, else an array of records, or one record
   */
  public GivenRecords open(Object document) {
    return shape
        .page(document, variables)
        .map(page -> new GivenRecords(this, page.records(), page.answer()))
        .orElseGet(() -> records(document));
  }

  /** The records of a document that is no page, whatever it looks like: an array, or one record. */
  public GivenRecords records(Object document) {
    return new GivenRecords(
        this, document instanceof List<?> several ? several : List.of(document), null);
  }

  /** The dotted fields that are empty or incomplete here, because only calls would fill them. */
  public Set<String> incomplete() {
    Set<String> ofCalls = ofCalls();
    return mapper.fieldsReading(ofCalls::contains).stream()
        .map(FieldPath::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The variables that are undefined here, because only calls would give them. */
  public Set<String> ofCalls() {
    return Stream.concat(
            OF_CALLS.stream(),
            resource.related().values().stream()
                .filter(related -> !(related instanceof Related.Rows))
                .map(Related::name))
        .collect(Collectors.toUnmodifiableSet());
  }

  Resource resource() {
    return resource;
  }

  RecordMapper mapper() {
    return mapper;
  }

  Variables variables() {
    return variables;
  }

  /** Whether the id is among the fields, so that it need not be computed beside them. */
  boolean withId() {
    return withId;
  }
}
