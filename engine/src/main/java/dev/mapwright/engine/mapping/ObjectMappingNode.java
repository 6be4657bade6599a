package dev.mapwright.engine.mapping;

import dev.mapwright.engine.mapping.finish.ObjectForm;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.jsonata.option.Bindings;
import org.jspecify.annotations.Nullable;

/** An object, member by member in the model's order; those not mapped are there, and empty. */
final class ObjectMappingNode implements MappingNode {
  private final ObjectForm form;
  private final MappingNode[] members;

  ObjectMappingNode(ObjectForm form, MappingNode[] members) {
    this.form = form;
    this.members = members;
  }

  @Override
  public Object value(@Nullable Object context, Bindings variables, RecordLosses losses) {
    return form.object(values(context, variables, losses));
  }

  ObjectForm form() {
    return form;
  }

  MappingNode member(int position) {
    return members[position];
  }

  Object[] values(@Nullable Object context, Bindings variables, RecordLosses losses) {
    Object[] values = new Object[members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = members[i].value(context, variables, losses);
    }
    return values;
  }
}
