package dev.mapwright.engine.connector.upgrade;

import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.yaml.format.YamlPart;
import dev.mapwright.engine.yaml.format.YamlPart.Item;
import dev.mapwright.engine.yaml.format.YamlPart.Items;
import dev.mapwright.engine.yaml.format.YamlPart.Scalar;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Turns a file of the language's first form, which had no key {@code language}, into the second.
 * Keys that were only called otherwise know their former names; what changed its shape is here.
 * What is wrong in a file stays as it is, for the loader to tell.
 */
final class FirstForm {
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  /** One text of JSONata, without escapes. */
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"|'[^'\\\\]*'");

  /** Whether the connector, or the resource at hand, says what the one record of an answer is. */
  private boolean recordIsInherited;

  Items upgraded(Items top, int version) {
    Items upgraded = shaped(top, Language.CONNECTOR);
    List<Item> items = new ArrayList<>(upgraded.items());
    items.removeIf(item -> item.name().equals("language"));
    List<String> head = items.isEmpty() ? List.of() : items.getFirst().before();
    if (!items.isEmpty()) {
      Item first = items.removeFirst();
      items.addFirst(new Item(List.of(), first.beside(), first.key(), first.value()));
    }
    items.addFirst(
        new Item(head, null, Scalar.text("language"), Scalar.plain(String.valueOf(version))));
    return upgraded.with(items);
  }

  private YamlPart value(YamlPart value, Kind kind) {
    return switch (kind) {
      case Kind.Shaped(Shape shape) -> value instanceof Items map ? shaped(map, shape) : value;
      case Kind.Again(Supplier<Shape> shape) ->
          value instanceof Items map ? shaped(map, shape.get()) : value;
      case Kind.Named named -> each(value, true, named.value());
      case Kind.Many(Kind item) -> each(value, false, item);
      case Kind.Mapping _ -> mapping(value);
      case Kind.Either(List<Kind> kinds) -> {
        boolean list = value instanceof Items items && !items.map();
        yield kinds.stream()
            .filter(each -> each instanceof Kind.Many == list)
            .reduce((_, last) -> last)
            .map(each -> value(value, each))
            .orElse(value);
      }
      default -> value;
    };
  }

  private YamlPart each(YamlPart value, boolean map, Kind kind) {
    return value instanceof Items items && items.map() == map
        ? items.with(
            items.items().stream().map(item -> item.with(value(item.value(), kind))).toList())
        : value;
  }

  private Items shaped(Items map, Shape shape) {
    if (!map.map()) {
      return map;
    }
    boolean before = recordIsInherited;
    if (shape.equals(Language.CONNECTOR) || shape.key("model") != null) {
      recordIsInherited = before || map.has("record");
    }
    List<Item> items = new ArrayList<>();
    for (Item item : map.items()) {
      items.add(item(item, shape));
    }
    if (shape.name().equals("related") && !map.has("kind")) {
      tellKind(map, items);
    }
    recordIsInherited = before;
    return map.with(items);
  }

  private Item item(Item item, Shape shape) {
    if (shape.name().equals("pagination") && isFixedSize(item)) {
      return item.named("default_size");
    }
    Key former = shape.former(item.name());
    Key key = former == null ? shape.key(item.name()) : former;
    if (key == null) {
      return item;
    }
    YamlPart value = value(item.value(), key.kind());
    YamlPart whole =
        key.name().equals("filters") && value instanceof Items filters
            ? filters.with(filters.items().stream().map(FirstForm::filter).toList())
            : value;
    return item.named(key.name()).with(whole);
  }

  private static boolean isFixedSize(Item item) {
    return item.name().equals("size")
        && item.value() instanceof Scalar size
        && size.plain()
        && WHOLE.matcher(size.text()).matches();
  }

  /** A text was the name of the query parameter. */
  private static Item filter(Item item) {
    if (!(item.value() instanceof Scalar(String text, boolean plain, String anchor))
        || (plain && text.isEmpty())) {
      return item;
    }
    Item parameter = Item.of("param", new Scalar(text, plain, null));
    return item.with(new Items(true, List.of(parameter), List.of(), anchor));
  }

  /**
   * The kind followed from the keys that were there, and one row or many from what was inherited.
   */
  private void tellKind(Items old, List<Item> items) {
    boolean perKey = false;
    String kind;
    if (old.has("rows")) {
      kind = "included";
    } else if (!old.has("by")) {
      kind = "table";
    } else if (old.has("batch") && !old.has("from")) {
      kind = "batched";
    } else {
      kind = "per_key";
      perKey = true;
    }
    boolean single = old.has("record") || (!old.has("records") && recordIsInherited);
    if (perKey) {
      items.removeIf(item -> item.name().equals("many") && !hasComments(item));
    }
    List<String> above = items.isEmpty() ? List.of() : items.getFirst().before();
    if (!items.isEmpty()) {
      Item first = items.removeFirst();
      items.addFirst(new Item(List.of(), first.beside(), first.key(), first.value()));
    }
    items.addFirst(new Item(above, null, Scalar.text("kind"), Scalar.text(kind)));
    if (perKey && !single && items.stream().noneMatch(item -> item.name().equals("many"))) {
      items.add(Item.of("many", Scalar.plain("true")));
    }
  }

  private static boolean hasComments(Item item) {
    return item.beside() != null || !item.before().isEmpty();
  }

  private YamlPart mapping(YamlPart value) {
    return switch (value) {
      case Scalar scalar -> constant(scalar);
      case YamlPart.Alias alias -> alias;
      case Items items when items.map() && items.has("each") ->
          items.with(
              items.items().stream()
                  .map(item -> item.name().equals("map") ? item.with(mapping(item.value())) : item)
                  .toList());
      case Items items ->
          items.with(items.items().stream().map(item -> item.with(mapping(item.value()))).toList());
    };
  }

  /** A constant was a text of JSONata, and so stood in two kinds of quotes. */
  private static YamlPart constant(Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() || !TEXT.matcher(text).matches()) {
      return scalar;
    }
    Scalar said = Scalar.text(text.substring(1, text.length() - 1));
    return new Items(true, List.of(Item.of("value", said)), List.of(), scalar.anchor());
  }
}
