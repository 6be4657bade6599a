package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.ObjectBuilder;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Text;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions on objects and their fields. */
final class ObjectFunctions {
  private static final long BYTES_OF_FIELD = 80;
  private static final long BYTES_OF_CHARACTER_READ = 4;

  private ObjectFunctions() {}

  /** The function of this name; {@code null} if it is not among these. */
  static @Nullable Builtin find(String name) {
    return switch (name) {
      case "keys" -> Builtin.of("keys", "<x-:a<s>>", ObjectFunctions::keys);
      case "lookup" -> Builtin.of("lookup", "<x-s:x>", ObjectFunctions::lookup);
      case "spread" -> Builtin.of("spread", "<x-:a<o>>", (run, a) -> spread(run, a[0]));
      case "merge" -> Builtin.of("merge", "<a<o>:o>", ObjectFunctions::merge);
      case "clone" -> Builtin.of("clone", "<(oa)-:o>", ObjectFunctions::clone);
      default -> null;
    };
  }

  private static Object keys(Run run, @Nullable Object[] arguments) {
    Set<Object> names = new LinkedHashSet<>();
    collectKeys(run, arguments[0], names);
    return Sequence.ofAll(names.toArray());
  }

  private static void collectKeys(Run run, @Nullable Object value, Set<Object> names) {
    if (value instanceof List<?> list) {
      run.steps(list.size());
      list.forEach(item -> collectKeys(run, item, names));
    } else if (value instanceof Map<?, ?> object) {
      run.steps(object.size());
      run.allocate(BYTES_OF_FIELD * object.size());
      names.addAll(object.keySet());
    }
  }

  private static @Nullable Object lookup(Run run, @Nullable Object[] arguments) {
    Object key = arguments[1];
    return switch (arguments[0]) {
      case Map<?, ?> object -> object.get(key);
      case List<?> list when key instanceof String name -> Values.field(run, list, name.intern());
      case null, default -> null;
    };
  }

  private static @Nullable Object spread(Run run, @Nullable Object value) {
    if (value instanceof List<?> list) {
      Sequence result = list.isEmpty() ? Sequence.create() : Sequence.array();
      run.steps(list.size());
      for (int i = 0; i < list.size(); i++) {
        Values.add(run, result, spread(run, list.get(i)));
      }
      return result;
    }
    if (!(value instanceof Map<?, ?> object)) {
      return value;
    }
    Sequence result = Sequence.create();
    run.allocate(BYTES_OF_FIELD * object.size());
    object.forEach((key, field) ->
        run.append(
            result,
            new JsonObject(
                JsonKeys.ofInterned(String.valueOf(key).intern()), new Object[] {field})));
    return result;
  }

  private static @Nullable Object merge(Run run, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> objects)) {
      return null;
    }
    ObjectBuilder result = new ObjectBuilder();
    for (Object object : objects) {
      if (object instanceof Map<?, ?> fields) {
        run.steps(fields.size());
        run.allocate(BYTES_OF_FIELD * fields.size());
        fields.forEach((key, value) -> result.put((String) key, value));
      }
    }
    return result.build();
  }

  /** By way of the text, as the reference does: what has no JSON gets lost on the way. */
  private static @Nullable Object clone(Run run, @Nullable Object[] arguments) {
    Object value = arguments[0];
    if (value == null) {
      return null;
    }
    String text = Text.of(run, value, false);
    run.allocate(BYTES_OF_CHARACTER_READ * text.length());
    return Json.read(text);
  }
}
