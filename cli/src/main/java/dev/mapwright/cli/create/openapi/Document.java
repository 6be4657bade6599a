package dev.mapwright.cli.create.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a document, through its references. One to another document is not followed, but kept
 * to be told. Not thread-safe.
 */
final class Document {
  private static final int LONGEST_CHAIN = 20;
  private static final Set<String> METHODS = Set.of("get", "post");

  private final Map<?, ?> root;
  private final SequencedSet<String> elsewhere = new LinkedHashSet<>();

  Document(Map<?, ?> root) {
    this.root = root;
  }

  /** A member of the document itself. */
  @Nullable Object member(String name) {
    return resolved(root.get(name));
  }

  /** A member of an object, its reference followed; null where there is none. */
  @Nullable Object member(@Nullable Object object, String name) {
    return resolved(object) instanceof Map<?, ?> map ? resolved(map.get(name)) : null;
  }

  /** The members of a member, in their order. */
  SequencedMap<String, Object> members(@Nullable Object object, String name) {
    return map(member(object, name));
  }

  /** An object's members; none where it is no object. */
  SequencedMap<String, Object> map(@Nullable Object object) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    if (resolved(object) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> members.put(String.valueOf(key), value));
    }
    return members;
  }

  /** The items of a member, their references followed. */
  List<Object> items(@Nullable Object object, String name) {
    List<Object> items = new ArrayList<>();
    if (member(object, name) instanceof List<?> list) {
      for (Object item : list) {
        Object resolved = resolved(item);
        if (resolved != null) {
          items.add(resolved);
        }
      }
    }
    return items;
  }

  /** A text, or {@code ""}. */
  String text(@Nullable Object object, String name) {
    return member(object, name) instanceof String text ? text.strip() : "";
  }

  /** What a value is, if it is a reference behind that; null where it leads nowhere. */
  @Nullable Object resolved(@Nullable Object value) {
    Object at = value;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (!(at instanceof Map<?, ?> map && map.get("$ref") instanceof String reference)) {
        return at;
      }
      at = target(reference);
    }
    return null;
  }

  private @Nullable Object target(String reference) {
    if (!reference.startsWith("#")) {
      elsewhere.add(reference);
      return null;
    }
    Object at = root;
    for (String step : reference.substring(1).split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      String name =
          step.replace("%7B", "{").replace("%7D", "}").replace("~1", "/").replace("~0", "~");
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  /** References to other documents that were met. */
  List<String> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /** All operations that may read. */
  List<DescribedOperation> operations() {
    List<DescribedOperation> all = new ArrayList<>();
    members(root, "paths")
        .forEach((path, item) -> {
          SequencedMap<String, Object> of = map(item);
          of.forEach((method, operation) -> {
            if (METHODS.contains(method) && resolved(operation) instanceof Map<?, ?>) {
              all.add(new DescribedOperation(this, method, path, of, map(operation)));
            }
          });
        });
    return all;
  }
}
