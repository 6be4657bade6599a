package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function written in Java by the user of this library. */
public final class Registered extends FunctionValue {
  private final String name;
  private final @Nullable Signature signature;
  private final NativeFunction function;

  public Registered(String name, @Nullable Signature signature, NativeFunction function) {
    this.name = name;
    this.signature = signature;
    this.function = function;
  }

  @Override
  public int arity() {
    return signature == null ? function.arity() : signature.size();
  }

  @Override
  public @Nullable Object apply(Run run, @Nullable Object[] arguments, @Nullable Object context) {
    run.step();
    @Nullable Object[] checked =
        signature == null ? arguments : signature.validate(run, name, arguments, context);
    List<@Nullable Object> handed =
        Collections.unmodifiableList(Arrays.asList(Lent.of(run, checked)));
    try {
      return JavaValues.of(run, function.apply(handed), "the result of $", name);
    } catch (JsonataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw JsonataException.causedBy(e).withToken(name);
    } finally {
      Lent.takeBack(handed);
    }
  }
}
