package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.FunctionValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions that every expression can call. */
public final class Builtins {
  private static final Map<String, FunctionValue> ALL = all();

  private Builtins() {}

  private static Map<String, FunctionValue> all() {
    Registry registry = new Registry();
    StringFunctions.register(registry);
    MatchFunctions.register(registry);
    EncodingFunctions.register(registry);
    NumberFunctions.register(registry);
    PictureFunctions.register(registry);
    TimeFunctions.register(registry);
    ArrayFunctions.register(registry);
    OrderFunctions.register(registry);
    HigherOrderFunctions.register(registry);
    ObjectFunctions.register(registry);
    GeneralFunctions.register(registry);
    return registry.all();
  }

  /** The function of a name without the dollar sign; {@code null} if there is none. */
  public static @Nullable FunctionValue find(String name) {
    return ALL.get(name);
  }
}
