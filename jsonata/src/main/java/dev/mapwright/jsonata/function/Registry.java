package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.function.Builtin.Body;
import dev.mapwright.jsonata.function.Builtin.Unary;
import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.Signature;
import java.util.HashMap;
import java.util.Map;

/** Where the topics put their functions. */
final class Registry {
  private final Map<String, FunctionValue> functions = new HashMap<>(128);

  void add(String name, String signature, Body body) {
    Signature parsed = Signature.parse(signature);
    add(name, parsed, parsed.size(), body);
  }

  void add(String name, String signature, int arity, Body body) {
    add(name, Signature.parse(signature), arity, body);
  }

  /** A function that gives nothing if its first argument is nothing. */
  void addUnary(String name, String signature, Unary body) {
    add(
        name,
        signature,
        (run, arguments) -> arguments[0] == null ? null : body.apply(arguments[0]));
  }

  private void add(String name, Signature signature, int arity, Body body) {
    functions.put(name, new Builtin(name, signature, arity, body));
  }

  Map<String, FunctionValue> all() {
    return Map.copyOf(functions);
  }
}
