package dev.mapwright.engine.expression;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.facts.StaticFacts;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.jsonata.value.RawJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression run by the module jsonata. */
final class JsonataExpression implements Expression {
  private final Passage source;
  private final Jsonata compiled;
  private final Limits limits;
  private final Reads reads;

  JsonataExpression(Passage source, Jsonata compiled, Limits limits) {
    this.source = source;
    this.compiled = compiled;
    this.limits = limits;
    this.reads = reads(compiled.facts());
  }

  @Override
  public @Nullable Object evaluate(@Nullable Object input, Bindings variables) {
    try {
      return compiled.evaluate(input, variables, limits);
    } catch (JsonataException e) {
      // What the engine's functions and variables throw, such as a vendor's failure, is not about
      // this expression.
      throw e.getCause() instanceof RuntimeException thrown && !(thrown instanceof JsonataException)
          ? thrown
          : failure(source, e);
    }
  }

  @Override
  public @Nullable RawJson plainText(JsonObject input) {
    return compiled.plainText(input);
  }

  @Override
  public String source() {
    return source.text();
  }

  @Override
  public Place place() {
    return source.place();
  }

  @Override
  public Place placeOf(String variable) {
    return compiled.facts().variables().stream()
        .filter(read -> read.name().equals(variable))
        .findFirst()
        .map(read -> source.at(read.offset(), variable.length() + 1))
        .orElseGet(this::place);
  }

  @Override
  public Reads reads() {
    return reads;
  }

  /** The failure with its place in the file rather than in the expression. */
  static ExpressionFailure failure(Passage source, JsonataException e) {
    String token = e.token();
    int offset = e.offset();
    Place place =
        offset < 0
            ? source.place()
            : source.at(offset, token == null ? 1 : Math.max(1, token.length()));
    return new ExpressionFailure(e.code(), e.getMessage(), e.value(), place);
  }

  private static Reads reads(StaticFacts facts) {
    return new Reads(
        facts.variables().stream().map(StaticFacts.Variable::name).collect(toSet()),
        Set.copyOf(facts.functions()),
        facts.inputPaths().stream().map(StaticFacts.InputPath::keys).collect(toSet()));
  }

  @Override
  public String toString() {
    return source.text();
  }
}
