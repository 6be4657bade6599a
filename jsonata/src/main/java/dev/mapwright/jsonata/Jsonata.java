package dev.mapwright.jsonata;

import dev.mapwright.jsonata.compile.Program;
import dev.mapwright.jsonata.node.Frames;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONata expression. Immutable: one instance serves any number of threads at once; each
 * evaluation keeps its state to itself.
 *
 * <pre>{@code
 * Jsonata name = Jsonata.compile("first & ' ' & last");
 * Object value = name.evaluate(Json.read("{\"first\": \"Ada\", \"last\": \"Lovelace\"}"));
 * }</pre>
 */
public final class Jsonata {
  private final String source;
  private final Program program;

  private Jsonata(String source, Program program) {
    this.source = source;
    this.program = program;
  }

  /**
   * Compiles an expression with {@link CompileOptions#DEFAULT}.
   *
   * @throws JsonataException if it is not JSONata; codes {@code S…}, with the place
   */
  public static Jsonata compile(String source) {
    return compile(source, CompileOptions.DEFAULT);
  }

  /**
   * Compiles an expression.
   *
   * @throws JsonataException if it is not JSONata; codes {@code S…}, with the place
   */
  public static Jsonata compile(String source, CompileOptions options) {
    try {
      return new Jsonata(source, Program.of(source, options));
    } catch (StackOverflowError _) {
      throw JsonataException.of("M1002", "The expression nests too deep").at(source, 0);
    }
  }

  /** Evaluates it without variables and with {@link Limits#DEFAULT}. */
  public @Nullable Object evaluate(@Nullable Object input) {
    return evaluate(input, Bindings.NONE, Limits.DEFAULT);
  }

  /** Evaluates it with {@link Limits#DEFAULT}. */
  public @Nullable Object evaluate(@Nullable Object input, Bindings bindings) {
    return evaluate(input, bindings, Limits.DEFAULT);
  }

  /**
   * Evaluates it.
   *
   * @param input the document; {@code null} for none
   * @return the result; {@code null} for undefined
   * @throws JsonataException if it cannot be evaluated on this input, or not within the limits
   */
  public @Nullable Object evaluate(@Nullable Object input, Bindings bindings, Limits limits) {
    Run run = new Run(input, bindings, limits);
    Object context = input instanceof List<?> list ? Sequence.outerWrapper(list) : input;
    try {
      Object result = program.node().eval(run, Frames.outermost(program.frameSize()), context);
      Values.settle(run, result);
      return result;
    } catch (StackOverflowError _) {
      throw JsonataException.of("U1001", "The evaluation was stopped: calls nested too deep");
    }
  }

  /** What is known of it without running it. */
  public StaticFacts facts() {
    return new StaticFacts(List.of(), List.of(), List.of(), Optional.empty(), false, true);
  }

  /** The text it was compiled from. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return source;
  }
}
