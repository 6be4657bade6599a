package dev.mapwright.cli.create.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The examples that documents give. */
final class DescribedExamples {
  private DescribedExamples() {}

  /** The first one of a schema, a parameter or a body; null where there is none. */
  static @Nullable Object of(Document document, @Nullable Object described) {
    Object one = document.member(described, "example");
    if (one != null) {
      return one;
    }
    Object several = document.member(described, "examples");
    if (several instanceof List<?> list && !list.isEmpty()) {
      return list.getFirst();
    }
    if (several instanceof Map<?, ?> named && !named.isEmpty()) {
      return document.member(named.values().iterator().next(), "value");
    }
    return null;
  }
}
