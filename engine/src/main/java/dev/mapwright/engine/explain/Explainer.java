package dev.mapwright.engine.explain;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.explain.FieldExplanation.Read;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains a record that was mapped just now by expressions that remember it. For one record. */
public final class Explainer {
  private final Mapped mapped;
  private final WhyEmpty why;
  private final List<FieldExplanation> explained = new ArrayList<>();

  private Explainer(Mapped mapped, WhyEmpty why) {
    this.mapped = mapped;
    this.why = why;
  }

  /**
   * Explains each field that holds a value or a list of values, in the model's order, of a record
   * that was mapped without the vendor.
   *
   * @param record as it came
   * @param resource whose mapping was compiled by an {@code ObservedLanguage}
   * @param model of the resource
   * @param mapping of the resource
   * @param mapped what the mapping made of the record
   */
  public static List<FieldExplanation> explain(
      Object record, Resource resource, UnifiedModel model, OfflineMapping mapping, Mapped mapped) {
    return explain(
        resource,
        model,
        mapped,
        new WhyEmpty(record, mapped.losses(), mapping.incomplete(), mapping.ofCalls(), Set.of()));
  }

  /**
   * The same of a record that was read with all that belongs to it.
   *
   * @param mapped the unified record, and what it does not hold
   */
  public static List<FieldExplanation> explain(
      Object record, Resource resource, UnifiedModel model, Mapped mapped) {
    return explain(
        resource,
        model,
        mapped,
        new WhyEmpty(record, mapped.losses(), Set.of(), Set.of(), resource.related().keySet()));
  }

  private static List<FieldExplanation> explain(
      Resource resource, UnifiedModel model, Mapped mapped, WhyEmpty why) {
    Explainer explainer = new Explainer(mapped, why);
    for (Field field : model.root().members()) {
      Mapping how = resource.map().members().get(field.name());
      if (how != null || model.root().fields().containsKey(field.name())) {
        explainer.field(FieldPath.of(field.name()), how, null);
      }
    }
    return List.copyOf(explainer.explained);
  }

  /**
   * A field and what is below it.
   *
   * @param each goes over the items of the list that the field is in; null outside of lists
   */
  private void field(FieldPath path, @Nullable Mapping mapping, @Nullable ObservedExpression each) {
    switch (mapping) {
      case null -> add(path, null, "The connector maps nothing here.");
      case Mapping.Value(Expression expression) ->
          value(path, (ObservedExpression) expression.unwrapped(), each);
      case Mapping.Members(var members) ->
          members.forEach((name, member) -> field(path.child(name), member, each));
      case Mapping.Items(List<Mapping.Each> parts) -> parts.forEach(part -> items(path, part));
    }
  }

  private void items(FieldPath path, Mapping.Each part) {
    ObservedExpression each = (ObservedExpression) part.each().unwrapped();
    value(path, each, null);
    if (!each.results().isEmpty()) {
      field(path, part.map(), each);
    }
  }

  private void value(
      FieldPath path, ObservedExpression expression, @Nullable ObservedExpression each) {
    List<Object> values = values(path);
    add(path, expression, values.isEmpty() ? why.of(path, expression, each) : null);
  }

  private void add(
      FieldPath path, @Nullable ObservedExpression expression, @Nullable String empty) {
    explained.add(
        new FieldExplanation(
            path,
            values(path),
            expression == null ? null : expression.source(),
            expression == null ? null : expression.place(),
            expression == null ? List.of() : reads(expression),
            empty));
  }

  /** The paths as they are written, the longest of each; a beginning says nothing more. */
  private static List<Read> reads(ObservedExpression expression) {
    return Reading.of(expression).stream()
        .map(reading -> new Read(reading.text(), reading.values()))
        .toList();
  }

  private List<Object> values(FieldPath path) {
    List<Object> found = new ArrayList<>();
    collect(mapped.fields(), path.segments(), found);
    return found;
  }

  private static void collect(Object value, List<String> path, List<Object> into) {
    switch (value) {
      case JsonNull _ -> {}
      case List<?> items -> items.forEach(item -> collect(item, path, into));
      case Map<?, ?> object when !path.isEmpty() -> {
        Object member = object.get(path.getFirst());
        if (member != null) {
          collect(member, path.subList(1, path.size()), into);
        }
      }
      default -> into.add(value);
    }
  }
}
