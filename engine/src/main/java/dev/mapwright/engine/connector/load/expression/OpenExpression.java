package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Reads;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression for which the account has no secrets, wherever it is evaluated and by whatever way
 * it gets at them: what somebody else than the connector's author wrote.
 *
 * @param inside the expression
 * @param secrets the names of the account's secret fields
 */
record OpenExpression(Expression inside, Set<String> secrets) implements Expression {
  private static final String ACCOUNT = "account";

  @Override
  public @Nullable Object evaluate(@Nullable Object input, Bindings variables) {
    return inside.evaluate(
        input,
        name -> {
          Object value = variables.get(name);
          return name.equals(ACCOUNT) && value instanceof Map<?, ?> fields ? open(fields) : value;
        });
  }

  private Map<?, ?> open(Map<?, ?> fields) {
    Map<Object, Object> open = new LinkedHashMap<>(fields);
    open.keySet().removeAll(secrets);
    return open;
  }

  @Override
  public @Nullable RawJson plainText(JsonObject input) {
    return inside.plainText(input);
  }

  @Override
  public String source() {
    return inside.source();
  }

  @Override
  public Place place() {
    return inside.place();
  }

  @Override
  public Place placeOf(String variable) {
    return inside.placeOf(variable);
  }

  @Override
  public Expression unwrapped() {
    return inside.unwrapped();
  }

  @Override
  public Reads reads() {
    return inside.reads();
  }
}
