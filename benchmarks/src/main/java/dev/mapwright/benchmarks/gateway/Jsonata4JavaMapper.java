package dev.mapwright.benchmarks.gateway;

import com.api.jsonata4java.expressions.EvaluateException;
import com.api.jsonata4java.expressions.Expressions;
import com.api.jsonata4java.expressions.ParseException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;

/** IBM's evaluator. A compiled expression serves one thread at a time, so each call borrows one. */
final class Jsonata4JavaMapper implements TreeMapper {
  private final BlockingQueue<Expressions> free = new LinkedBlockingQueue<>();

  Jsonata4JavaMapper(String expression) throws IOException {
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        free.add(Expressions.parse(expression));
      }
    } catch (ParseException e) {
      throw new IOException("it cannot parse the expression: " + e.getMessage(), e);
    }
  }

  @Override
  public Object map(JsonNode record) {
    Expressions compiled;
    try {
      compiled = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    try {
      return compiled.evaluate(record);
    } catch (EvaluateException e) {
      throw new IllegalStateException(e);
    } finally {
      free.add(compiled);
    }
  }
}
