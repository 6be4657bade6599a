package dev.mapwright.engine.mapping;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.mapping.finish.Finisher;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import org.jspecify.annotations.Nullable;

/** An expression, its value finished as the model wants it. */
record ValueNode(FieldPath field, Expression expression, Finisher finisher) implements MappingNode {
  @Override
  public Object value(@Nullable Object context, Bindings variables, RecordLosses losses) {
    if (context instanceof JsonObject object) {
      RawJson text = expression.plainText(object);
      if (text != null && finisher.passes(text)) {
        return text;
      }
    }
    return read(context, variables, losses);
  }

  /** The finished value, never as the bytes of a text. */
  Object read(@Nullable Object context, Bindings variables, RecordLosses losses) {
    return finisher.finish(Evaluation.of(expression, field, context, variables), losses);
  }
}
