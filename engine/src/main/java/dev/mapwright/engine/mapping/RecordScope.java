package dev.mapwright.engine.mapping;

import dev.mapwright.jsonata.Bindings;
import dev.mapwright.jsonata.JsonNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one record: {@code $record}, {@code $id} (mapped when first read), and those
 * that the caller supplies. Belongs to one thread.
 */
final class RecordScope implements Bindings {
  static final String RECORD = "record";
  static final String ID = "id";

  /** The field that repeats {@code $id}. */
  static final Node ID_NODE =
      (_, variables, _) -> Objects.requireNonNullElse(variables.get(ID), JsonNull.NULL);

  private final ValueNode idNode;
  private final @Nullable Object record;
  private final Bindings outer;
  private final Bindings withLets;
  private final Tally tally;
  private @Nullable Object id;

  RecordScope(ValueNode idNode, Lets lets, @Nullable Object record, Bindings outer, Tally tally) {
    this.idNode = idNode;
    this.record = record;
    this.outer = outer;
    this.tally = tally;
    this.withLets = lets.over(record, this);
  }

  /** These, and the record's {@code let}. */
  Bindings withLets() {
    return withLets;
  }

  @Override
  public @Nullable Object get(String name) {
    return switch (name) {
      case RECORD -> record;
      case ID -> id() == JsonNull.NULL ? null : id();
      default -> outer.get(name);
    };
  }

  /** The finished id. The loader holds that it does not read itself. */
  Object id() {
    Object known = id;
    if (known == null) {
      known = idNode.value(record, withLets, tally);
      id = known;
    }
    return known;
  }
}
