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
    Lending lending = null;
    for (int i = 0; i < checked.length; i++) {
      if (Lending.isNeededFor(run, checked[i])) {
        lending = lending == null ? new Lending(run) : lending;
        checked[i] = lending.lend(checked[i]);
      }
    }
    List<@Nullable Object> handed = Collections.unmodifiableList(Arrays.asList(checked));
    return JavaValues.of(run, called(handed, lending), "the result of $", name);
  }

  @SuppressWarnings("CatchingUnchecked") // what is thrown may be checked, whatever Java says
  private @Nullable Object called(List<@Nullable Object> handed, @Nullable Lending lending) {
    try {
      return function.apply(handed);
    } catch (JsonataException e) {
      throw lending != null && lending.hasFailedBy(e) ? e : e.ofAnotherSource();
    } catch (Exception e) {
      throw JsonataException.causedBy(e).withToken(name);
    } finally {
      if (lending != null) {
        lending.end();
      }
    }
  }
}
