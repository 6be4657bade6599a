package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.FunctionValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All functions that every expression can call. Each is made when an expression first names it, so
 * that a first evaluation does not wait for all of them.
 */
public final class Builtins {
  private static final Map<String, FunctionValue> MADE = new ConcurrentHashMap<>();

  private Builtins() {}

  /** The function of a name without the dollar sign; {@code null} if there is none. */
  public static @Nullable FunctionValue find(String name) {
    FunctionValue made = MADE.get(name);
    if (made != null) {
      return made;
    }
    FunctionValue fresh = make(name);
    if (fresh == null) {
      return null;
    }
    FunctionValue earlier = MADE.putIfAbsent(name, fresh);
    return earlier == null ? fresh : earlier;
  }

  private static @Nullable FunctionValue make(String name) {
    Builtin found = StringFunctions.find(name);
    found = found == null ? GeneralFunctions.find(name) : found;
    found = found == null ? HigherOrderFunctions.find(name) : found;
    found = found == null ? ArrayFunctions.find(name) : found;
    found = found == null ? ObjectFunctions.find(name) : found;
    found = found == null ? NumberFunctions.find(name) : found;
    found = found == null ? MatchFunctions.find(name) : found;
    found = found == null ? OrderFunctions.find(name) : found;
    found = found == null ? TimeFunctions.find(name) : found;
    found = found == null ? PictureFunctions.find(name) : found;
    return found == null ? EncodingFunctions.find(name) : found;
  }
}
