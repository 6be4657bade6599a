package dev.mapwright.benchmarks.gateway;

import java.io.IOException;
import java.util.List;

/** Those who evaluate JSONata on the JVM, each used as its own documentation says. */
public final class HandMappers {
  /** Their names, as they are shown. */
  public static final List<String> NAMES = List.of("dashjoin", "JSONata4Java", "Camel");

  private HandMappers() {}

  /** One of {@link #NAMES}, with an expression for one record. */
  public static Mapper<?> of(String name, String expression) throws IOException {
    return switch (name) {
      case "dashjoin" -> new DashjoinMapper(expression);
      case "JSONata4Java" -> new Jsonata4JavaMapper(expression);
      case "Camel" -> new CamelMapper(expression);
      default -> throw new IllegalArgumentException("There is no mapper " + name);
    };
  }
}
