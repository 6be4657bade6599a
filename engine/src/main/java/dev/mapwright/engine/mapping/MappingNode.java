package dev.mapwright.engine.mapping;

import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.jsonata.option.Bindings;
import org.jspecify.annotations.Nullable;

/** A field's mapping made ready to run. Immutable. */
interface MappingNode {

  /**
   * The finished value of the field; a text that is passed on unread as its {@link
   * dev.mapwright.jsonata.value.RawJson bytes}.
   *
   * @param context the record, or inside a list the item
   * @param variables what the engine's variables and {@code let} mean there
   */
  Object value(@Nullable Object context, Bindings variables, RecordLosses losses);
}
