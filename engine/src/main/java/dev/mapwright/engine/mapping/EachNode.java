package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.function.Blanks;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list: an object for each item of what an expression gives. A single value counts as
 * one item; null, blank text and empty objects, alone or as items, count as none. An item that
 * lacks what the model requires is left out.
 */
record EachNode(FieldPath field, Expression each, LetBindings lets, ObjectMappingNode map) {

  void addTo(
      List<Object> result, @Nullable Object context, Bindings variables, RecordLosses losses) {
    Object items = Evaluation.of(each, field, context, variables);
    if (items instanceof List<?> list) {
      for (Object item : list) {
        add(result, item, variables, losses);
      }
    } else {
      add(result, items, variables, losses);
    }
  }

  private void add(
      List<Object> result, @Nullable Object item, Bindings variables, RecordLosses losses) {
    if (item == null || Blanks.isBlank(item)) {
      return;
    }
    Object[] values = map.values(item, lets.bind(item, variables), losses);
    int missing = map.form().missing(values);
    if (missing >= 0) {
      Loss loss = Unidentified.loss(map.member(missing), item, field);
      if (loss != null) {
        losses.note(loss);
      }
      return;
    }
    Object object = map.form().object(values);
    if (object != JsonNull.NULL) {
      result.add(object);
    }
  }
}
