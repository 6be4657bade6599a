package dev.mapwright.benchmarks.gateway;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Objects;

/** Dashjoin's evaluator. A frame for each call makes a compiled expression safe to share. */
final class DashjoinMapper implements MapsMapper {
  private final Jsonata compiled;

  DashjoinMapper(String expression) {
    compiled = Jsonata.jsonata(expression);
  }

  @Override
  public Object map(Map<String, Object> record) {
    return Objects.requireNonNull(compiled.evaluate(record, compiled.createFrame()));
  }
}
