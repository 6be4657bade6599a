package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import dev.mapwright.jsonata.value.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $present}: what a vendor really said. */
final class Present {
  private static final String NAME = "present";

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$present(value, placeholder...)",
          "The value, or undefined if it is null, blank text, empty or one of the placeholders. An"
              + " array loses such members; one that loses all is undefined. Texts come without the"
              + " blanks around them.",
          List.of(
              new Example("$present(\"Ada\")", "\"Ada\""),
              new Example("$present(\" \")", "undefined"),
              new Example("$present(\" Ada\")", "\"Ada\""),
              new Example("$present(null)", "undefined"),
              new Example("$present({})", "undefined"),
              new Example("$present(\"0000-00-00\", \"0000-00-00\")", "undefined"),
              new Example("$present(\"n/a\", \"-\", \"n/a\")", "undefined"),
              new Example("$present(0)", "0"),
              new Example("$join($present([\"Ada\", null, \"\"]), \" \")", "\"Ada\""),
              new Example("$present([null, \"\"]) ?? \"none\"", "\"none\"")),
          Present::apply);

  private Present() {}

  private static @Nullable Object apply(List<@Nullable Object> values) {
    Arguments arguments = new Arguments(NAME, values, 1, Integer.MAX_VALUE);
    List<@Nullable Object> placeholders = values.subList(1, values.size());
    if (!(arguments.value(0) instanceof List<?> list)) {
      return stated(arguments.value(0), placeholders);
    }
    List<Object> kept = new ArrayList<>(list.size());
    for (Object member : list) {
      Object stated = stated(member, placeholders);
      if (stated != null) {
        kept.add(stated);
      }
    }
    return kept.isEmpty() ? null : new JsonArray(kept.toArray());
  }

  private static @Nullable Object stated(
      @Nullable Object value, List<@Nullable Object> placeholders) {
    Object bare = value instanceof String text ? Blanks.strip(text) : value;
    return Blanks.isBlank(bare) || placeholders.contains(bare) ? null : bare;
  }
}
