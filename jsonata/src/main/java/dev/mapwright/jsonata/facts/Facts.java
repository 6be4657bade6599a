package dev.mapwright.jsonata.facts;

import dev.mapwright.jsonata.compile.Program;
import dev.mapwright.jsonata.function.Builtins;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.JsonataException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what can be known of a program without an input. */
public final class Facts {
  private static final Limits FOLDING =
      Limits.DEFAULT
          .withSteps(20_000)
          .withStringLength(10_000)
          .withSequenceLength(1_000)
          .withTime(Duration.ofMillis(100));

  private Facts() {}

  /** Whether a built-in function gives another result on each call: the time, or chance. */
  public static boolean isChanging(String function) {
    return Certainty.CHANGING.contains(function);
  }

  /** All facts of a program. */
  public static StaticFacts of(Program program, CompileOptions options) {
    InputReads reads =
        new InputReads(name ->
            options.functions().containsKey(name)
                || Builtins.find(name) != null
                || name.equals("eval"));
    reads.walk(program.syntax());
    boolean constant =
        reads.variables().isEmpty()
            && reads.functions().stream().noneMatch(options.functions()::containsKey)
            && Certainty.isSelfContained(program.syntax());
    Folded folded = constant ? fold(program) : Folded.NOT;
    return new StaticFacts(
        reads.variables(),
        reads.functions(),
        reads.paths(),
        Optional.ofNullable(folded.value),
        folded.constant,
        !folded.constant && Certainty.canFail(program.syntax()));
  }

  private record Folded(boolean constant, @Nullable Object value) {
    static final Folded NOT = new Folded(false, null);
  }

  /** An expression that fails, or takes long, is left to fail or take long at run time. */
  private static Folded fold(Program program) {
    try {
      return new Folded(true, program.evaluate(null, Bindings.NONE, FOLDING));
    } catch (JsonataException _) {
      return Folded.NOT;
    }
  }
}
