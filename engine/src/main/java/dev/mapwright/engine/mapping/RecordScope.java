package dev.mapwright.engine.mapping;

import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one record: {@code $record}, {@code $id} (mapped when first read), and those
 * that the caller supplies. Belongs to one thread.
 */
public final class RecordScope implements Bindings {
  static final String RECORD = "record";
  static final String ID = "id";

  /** The field that repeats {@code $id}. */
  static final MappingNode ID_NODE =
      (_, variables, _) -> Objects.requireNonNullElse(variables.get(ID), JsonNull.NULL);

  private final ValueNode idNode;
  private final @Nullable Object record;
  private final Bindings outer;
  private final Bindings withLets;
  private final RecordLosses losses;
  private @Nullable Object id;

  RecordScope(
      ValueNode idNode,
      LetBindings lets,
      @Nullable Object record,
      Bindings outer,
      RecordLosses losses) {
    this.idNode = idNode;
    this.record = record;
    this.outer = outer;
    this.losses = losses;
    this.withLets = lets.bind(record, this);
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
      known = idNode.read(record, withLets, losses);
      id = known;
    }
    return known;
  }
}
