package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.SecretLook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Values for what is not mapped: a document's examples, or else made by types, formats and words.
 * Nothing that may be somebody's is taken over.
 */
final class Samples {
  private static final int MOST = 40;
  private static final int LONGEST = 80;
  private static final int DEEPEST = 2;

  private int made;

  private Samples() {}

  /** The members of a record. */
  static SequencedMap<String, Object> of(Schema record) {
    return new Samples().members(record, 0);
  }

  private SequencedMap<String, Object> members(Schema object, int depth) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    for (String name : object.properties().keySet()) {
      Schema member = object.member(name);
      boolean isSaid =
          !member.type().isEmpty() || member.example() != null || !member.words().isEmpty();
      if (made < MOST && isSaid && !SecretLook.isSecret(name, "")) {
        made++;
        members.put(name, value(member, depth + 1));
      }
    }
    return members;
  }

  private Object value(Schema schema, int depth) {
    if (schema.isObject()) {
      return depth < DEEPEST ? members(schema, depth) : Map.of();
    }
    if (schema.isList()) {
      return depth < DEEPEST ? List.of(value(schema.item(), depth + 1)) : List.of();
    }
    Object example = schema.example();
    boolean isUsable =
        example instanceof Boolean
            || (example instanceof Number number && Math.abs(number.doubleValue()) < 1e8)
            || (example instanceof String text && isNobodys(text));
    if (example != null && isUsable) {
      return example;
    }
    if (!schema.words().isEmpty()) {
      return schema.words().getFirst();
    }
    return switch (schema.type()) {
      case "integer", "number" -> 1L;
      case "boolean" -> false;
      default -> byFormat(schema.format());
    };
  }

  private static boolean isNobodys(String text) {
    return text.length() <= LONGEST && !text.contains("{{") && !SecretLook.looksSecret(text);
  }

  private static Object byFormat(String format) {
    return switch (format) {
      case "date-time" -> "2026-01-01T09:00:00Z";
      case "date" -> "2026-01-01";
      case "email" -> "someone@example.com";
      case "uri", "url" -> "https://example.com/page";
      case "uuid" -> "00000000-0000-4000-8000-000000000001";
      default -> "text";
    };
  }
}
