package dev.mapwright.jsonata;

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

  private Jsonata(String source) {
    this.source = source;
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
    return new Jsonata(source);
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
    throw new UnsupportedOperationException("not yet");
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
