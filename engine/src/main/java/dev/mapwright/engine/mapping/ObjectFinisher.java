package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that an expression gave whole: the members that the model knows, each finished. */
final class ObjectFinisher implements Finisher {
  private final FieldPath field;
  private final ObjectForm form;
  private final boolean isItem;
  private final String[] names;
  private final Finisher[] members;

  /**
   * For a field.
   *
   * @param isItem whether the object is an item of a list, so that it must have what the model
   *     requires of items
   */
  ObjectFinisher(FieldPath field, ObjectForm form, boolean isItem, Finisher[] members) {
    this.field = field;
    this.form = form;
    this.isItem = isItem;
    this.names = form.names();
    this.members = members;
  }

  @Override
  public Object finish(@Nullable Object value, Tally tally) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case JsonNull nothing -> nothing;
      case List<?> list when list.size() == 1 -> finish(list.getFirst(), tally);
      case Map<?, ?> object -> {
        Object[] values = new Object[names.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = members[i].finish(object.get(names[i]), tally);
        }
        yield isItem ? form.item(values, value, field, tally) : form.object(values);
      }
      default -> {
        tally.note(Loss.Kind.UNREADABLE, field, value);
        yield JsonNull.NULL;
      }
    };
  }
}
