package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.Resource.Times;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.mapping.finish.Finishers;
import dev.mapwright.engine.mapping.finish.ObjectForm;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonObject;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes one form of a record out of another, field by field: every key of the new form is there.
 * Immutable and safe for any thread.
 */
public final class Projection {
  private final ObjectMappingNode node;

  private Projection(ObjectMappingNode node) {
    this.node = node;
  }

  /**
   * A projection.
   *
   * @param map checked against the new form when it was loaded
   * @param shape the new form
   */
  public static Projection of(Mapping.Members map, UnifiedModel shape) {
    MappingCompiler compiler = new MappingCompiler(new Finishers(Times.ISO, ZoneOffset.UTC));
    List<String> names = List.copyOf(shape.root().fields().keySet());
    MappingNode[] members =
        names.stream()
            .map(name -> compiler.member(shape.root(), name, FieldPath.of(name), map))
            .toArray(MappingNode[]::new);
    return new Projection(new ObjectMappingNode(new ObjectForm(shape.root(), names), members));
  }

  /**
   * The new form.
   *
   * @param record what bare names mean
   * @param variables what {@code $name} means
   * @throws ConnectorException if an expression fails on this record
   */
  public JsonObject of(Object record, Bindings variables) {
    try {
      return node.form().whole(node.values(record, variables, new RecordLosses()));
    } catch (Unmappable e) {
      throw e.asFailure();
    }
  }
}
