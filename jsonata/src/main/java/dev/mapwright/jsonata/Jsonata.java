package dev.mapwright.jsonata;

import dev.mapwright.jsonata.compile.Program;
import dev.mapwright.jsonata.facts.Facts;
import dev.mapwright.jsonata.facts.StaticFacts;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.CompileOptions;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.jsonata.value.RawJson;
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
  private final CompileOptions options;
  private final Program program;

  /** Made when first asked for; a race makes them twice, alike. */
  private volatile @Nullable StaticFacts facts;

  private Jsonata(String source, CompileOptions options, Program program) {
    this.source = source;
    this.options = options;
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
      return new Jsonata(source, options, Program.of(source, options));
    } catch (StackOverflowError _) {
      throw JsonataException.of("M1002", "The expression nests too deep").at(source, 0);
    }
  }

  /**
   * Evaluates it without variables and with {@link Limits#DEFAULT}; see {@link #evaluate(Object,
   * Bindings, Limits)}.
   */
  public @Nullable Object evaluate(@Nullable Object input) {
    return evaluate(input, Bindings.NONE, Limits.DEFAULT);
  }

  /** Evaluates it with {@link Limits#DEFAULT}; see {@link #evaluate(Object, Bindings, Limits)}. */
  public @Nullable Object evaluate(@Nullable Object input, Bindings bindings) {
    return evaluate(input, bindings, Limits.DEFAULT);
  }

  /**
   * Evaluates it. What values may be, and what they mean, is said for {@linkplain
   * dev.mapwright.jsonata the package}.
   *
   * @param input the document, which is never changed; {@code null} for none, {@link JsonNull#NULL}
   *     for the document {@code null}
   * @return the result, immutable; {@code null} for undefined, {@link JsonNull#NULL} for null
   * @throws JsonataException if it cannot be evaluated on this input, or not within the limits
   */
  public @Nullable Object evaluate(@Nullable Object input, Bindings bindings, Limits limits) {
    return program.evaluate(input, bindings, limits);
  }

  /**
   * The text that it gives over an object, as it stands in the object's document: for who passes it
   * on unread.
   *
   * @return null unless it is a path to a text that was read without escapes
   */
  public @Nullable RawJson plainText(JsonObject input) {
    return program.node().plainText(input);
  }

  /** What is known of it without running it. */
  public StaticFacts facts() {
    StaticFacts known = facts;
    if (known == null) {
      known = Facts.of(program, options);
      facts = known;
    }
    return known;
  }

  /** The tree of its text, read-only, for tools. */
  public Syntax syntax() {
    return program.syntax();
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
