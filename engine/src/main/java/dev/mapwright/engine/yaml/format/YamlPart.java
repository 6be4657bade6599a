package dev.mapwright.engine.yaml.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file with its comments, without its layout. Immutable. */
public sealed interface YamlPart {

  /**
   * Text, a number, true, false or null.
   *
   * @param text without quotes
   * @param plain whether it may stand without quotes only as it is: a number, a flag or null
   * @param anchor by which aliases name it
   */
  record Scalar(String text, boolean plain, @Nullable String anchor) implements YamlPart {
    /** A text, quoted where YAML would read it as something else. */
    public static Scalar text(String text) {
      return new Scalar(text, false, null);
    }

    /** What YAML reads as a number, a flag or null. */
    public static Scalar plain(String text) {
      return new Scalar(text, true, null);
    }
  }

  /** The part with that anchor again. */
  record Alias(String name) implements YamlPart {}

  /**
   * A map or a list.
   *
   * @param items in the file's order
   * @param tail comments behind the last item; an empty one is a blank line
   * @param anchor by which aliases name it
   */
  record Items(boolean map, List<Item> items, List<String> tail, @Nullable String anchor)
      implements YamlPart {
    public Items {
      items = List.copyOf(items);
      tail = List.copyOf(tail);
    }

    /** A map without comments of its own. */
    public static Items map(List<Item> items) {
      return new Items(true, items, List.of(), null);
    }

    /** The same with other items. */
    public Items with(List<Item> others) {
      return new Items(map, others, tail, anchor);
    }

    /** The item with that key, or null. */
    public @Nullable Item item(String name) {
      return items.stream().filter(item -> item.isCalled(name)).findFirst().orElse(null);
    }

    /** Whether a key is there. */
    public boolean has(String name) {
      return item(name) != null;
    }
  }

  /**
   * A member of a map or an element of a list.
   *
   * @param before comments above it, each with its sign; an empty one is a blank line
   * @param beside the comment that ends its first line
   * @param key null in a list
   */
  record Item(List<String> before, @Nullable String beside, @Nullable Scalar key, YamlPart value) {
    public Item {
      before = List.copyOf(before);
    }

    /** A member without comments. */
    public static Item of(String key, YamlPart value) {
      return new Item(List.of(), null, Scalar.text(key), value);
    }

    /** The key's text; empty in a list. */
    public String name() {
      return key == null ? "" : key.text();
    }

    boolean isCalled(String name) {
      return key != null && key.text().equals(name);
    }

    /** The same under another key. */
    public Item named(String name) {
      return new Item(before, beside, Scalar.text(name), value);
    }

    /** The same with another value. */
    public Item with(YamlPart other) {
      return new Item(before, beside, key, other);
    }

    boolean hasComments() {
      return beside != null || !before.isEmpty();
    }
  }
}
