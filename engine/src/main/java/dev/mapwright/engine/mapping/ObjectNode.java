package dev.mapwright.engine.mapping;

import dev.mapwright.jsonata.Bindings;
import org.jspecify.annotations.Nullable;

/** An object, member by member in the model's order; those not mapped are there, and empty. */
final class ObjectNode implements Node {
  private final ObjectForm form;
  private final Node[] members;

  ObjectNode(ObjectForm form, Node[] members) {
    this.form = form;
    this.members = members;
  }

  @Override
  public Object value(@Nullable Object context, Bindings variables, Tally tally) {
    return form.object(values(context, variables, tally));
  }

  ObjectForm form() {
    return form;
  }

  Node member(int position) {
    return members[position];
  }

  Object[] values(@Nullable Object context, Bindings variables, Tally tally) {
    Object[] values = new Object[members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = members[i].value(context, variables, tally);
    }
    return values;
  }
}
