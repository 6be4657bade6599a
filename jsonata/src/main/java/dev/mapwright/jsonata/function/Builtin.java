package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.HandedOver;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Signature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A built-in function: name, signature, and what it does with arguments that fit. */
final class Builtin extends FunctionValue {
  /** Texts up to here cost nothing worth counting. */
  private static final int LONG = 128;

  private final String name;
  private final Signature signature;
  private final int arity;
  private final Body body;
  private final FunctionValue handedOver;

  /** What a function does with arguments that its signature has put right. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(Run run, @Nullable Object[] arguments);
  }

  /** A function whose result depends on its one argument alone. */
  @FunctionalInterface
  interface Unary {
    @Nullable Object apply(Run run, Object argument);
  }

  private Builtin(String name, Signature signature, int arity, Body body) {
    this.name = name;
    this.signature = signature;
    this.arity = arity;
    this.body = body;
    this.handedOver = signature.takesContext(0) ? new HandedOver(this) : this;
  }

  static Builtin of(String name, String signature, Body body) {
    Signature parsed = Signature.parse(signature);
    return new Builtin(name, parsed, parsed.size(), body);
  }

  static Builtin of(String name, String signature, int arity, Body body) {
    return new Builtin(name, Signature.parse(signature), arity, body);
  }

  /** A function that gives nothing if its first argument is nothing. */
  static Builtin unary(String name, String signature, Unary body) {
    return of(
        name,
        signature,
        (run, arguments) -> arguments[0] == null ? null : body.apply(run, arguments[0]));
  }

  @Override
  public int arity() {
    return arity;
  }

  @Override
  public boolean looksAtContext(int arguments) {
    return signature.takesContext(arguments);
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    run.step();
    @Nullable Object[] checked = signature.validate(run, name, arguments, context);
    for (Object argument : checked) {
      if (argument instanceof String text && text.length() > LONG) {
        run.readText(text.length());
      }
    }
    return noted(run, body.apply(run, checked), checked);
  }

  @Override
  public FunctionValue handedOver() {
    return handedOver;
  }

  @Override
  public boolean takesMoreThanFunctions(int index) {
    return signature.takesMoreThanFunctions(index);
  }

  /** As in the reference: what a partial application does not name is undefined. */
  @Override
  public @Nullable Object applyUnchecked(Run run, @Nullable Object[] arguments) {
    int count = Math.max(arguments.length, signature.required());
    return super.applyUnchecked(run, Arrays.copyOf(arguments, count));
  }

  @SuppressWarnings("ReferenceEquality") // whether it has been made at all
  private static @Nullable Object noted(
      Run run, @Nullable Object result, @Nullable Object[] arguments) {
    if (result instanceof String text && text.length() > LONG && result != arguments[0]) {
      run.noteText(text.length());
    }
    return result;
  }
}
