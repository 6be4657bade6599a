package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.MappedField;
import dev.mapwright.cli.create.draft.MappedList;
import dev.mapwright.cli.create.draft.ValueForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the fields of the model in a vendor's record, by their names. */
final class FieldFinder {
  private static final int DEEPEST = 3;
  private static final double FIRST_MILLIS = 1e11;

  /** A member somewhere in a record. */
  private record Place(List<String> path, String bare, Schema schema) {}

  private final List<Place> places = new ArrayList<>();
  private final Set<List<String>> taken = new HashSet<>();

  private FieldFinder(Schema record, boolean nested) {
    look(record, List.of(), bare -> bare, nested ? DEEPEST : 0);
  }

  /**
   * What of a record is mapped.
   *
   * @param rest members of which nothing is made
   */
  record Found(List<MappedField> fields, List<MappedList> lists, List<String> rest) {
    /** Whether that record can be told from others. */
    boolean hasId() {
      return has("id");
    }

    boolean has(String unified) {
      return fields.stream().anyMatch(field -> field.unified().equals(unified));
    }
  }

  /** The fields of a candidate. */
  static Found candidate(Schema record) {
    FieldFinder finder = new FieldFinder(record, true);
    List<MappedField> fields = finder.fields(FieldNames.CANDIDATE);
    List<MappedList> lists = new ArrayList<>();
    FieldNames.LISTS.forEach((unified, names) -> finder.list(unified, names).ifPresent(lists::add));
    lists.forEach(list -> finder.taken.add(list.path()));
    return new Found(fields, lists, finder.rest());
  }

  /** Members of the record, and of those objects in it that are not something else. */
  private void look(Schema at, List<String> path, UnaryOperator<String> called, int deeper) {
    List<Runnable> below = new ArrayList<>();
    for (String name : at.properties().keySet()) {
      Schema member = at.member(name);
      List<String> way = new ArrayList<>(path);
      way.add(name);
      String bare = Bare.of(name);
      places.add(new Place(way, called.apply(bare), member));
      if (member.isObject() && deeper > 0) {
        if (FieldNames.NAMES.contains(bare)) {
          below.add(() -> look(member, way, FieldFinder::ofName, deeper - 1));
        } else if (FieldNames.ENVELOPES.contains(bare)) {
          below.add(() -> look(member, way, inner -> inner, deeper - 1));
        }
      }
    }
    below.forEach(Runnable::run);
  }

  /** A part of a name, {@code first} of {@code name}. */
  private static String ofName(String part) {
    return part.endsWith("name") ? part : part + "name";
  }

  private List<MappedField> fields(SequencedMap<String, List<String>> table) {
    List<MappedField> fields = new ArrayList<>();
    table.forEach((unified, names) -> {
      List<Place> likely =
          places.stream()
              .filter(place -> names.contains(place.bare()) && !taken.contains(place.path()))
              .sorted(
                  Comparator.comparingInt((Place place) -> place.path().size())
                      .thenComparingInt(place -> Bare.rank(place.bare(), names)))
              .toList();
      for (Place place : likely) {
        MappedField field = field(unified, place);
        if (field != null) {
          taken.add(place.path());
          fields.add(field);
          return;
        }
      }
    });
    return fields;
  }

  private List<String> rest() {
    return places.stream()
        .map(Place::path)
        .filter(path -> taken.stream().noneMatch(one -> one.equals(path) || isIn(one, path)))
        .filter(path ->
            path.size() == 1
                || taken.stream().anyMatch(one -> isIn(one, path.subList(0, path.size() - 1))))
        .map(path -> String.join(".", path))
        .toList();
  }

  private static boolean isIn(List<String> path, List<String> object) {
    return path.size() > object.size() && path.subList(0, object.size()).equals(object);
  }

  private static @Nullable MappedField field(String unified, Place place) {
    Schema schema = place.schema();
    List<String> inner = FieldNames.ITEMS.get(unified);
    if (schema.isList() && inner != null) {
      Schema item = schema.item();
      if (!item.isObject()) {
        return new MappedField(unified, place.path(), true, List.of(), ValueForm.TEXT);
      }
      return item.properties().keySet().stream()
          .filter(name -> inner.contains(Bare.of(name)) && isText(item.member(name)))
          .min(Comparator.comparingInt(name -> Bare.rank(name, inner)))
          .map(name -> new MappedField(unified, place.path(), true, List.of(name), ValueForm.TEXT))
          .orElse(null);
    }
    if (unified.endsWith("id")) {
      ValueForm kind = id(schema);
      return kind == null ? null : new MappedField(unified, place.path(), false, List.of(), kind);
    }
    if (unified.endsWith("_at")) {
      ValueForm kind = time(schema);
      return kind == null ? null : new MappedField(unified, place.path(), false, List.of(), kind);
    }
    return isText(schema)
        ? new MappedField(unified, place.path(), false, List.of(), ValueForm.TEXT)
        : null;
  }

  private static boolean isText(Schema schema) {
    return schema.type().equals("string") || schema.type().isEmpty();
  }

  private static @Nullable ValueForm id(Schema schema) {
    return switch (schema.type()) {
      case "integer", "number" -> ValueForm.NUMBER;
      case "string", "" -> schema.format().equals("uuid") ? ValueForm.UUID : ValueForm.TEXT;
      default -> null;
    };
  }

  /** How a time is written; null where it is no time. */
  static @Nullable ValueForm time(Schema schema) {
    return switch (schema.type()) {
      case "integer", "number" ->
          schema.example() instanceof Number number && number.doubleValue() > FIRST_MILLIS
              ? ValueForm.MILLIS
              : ValueForm.SECONDS;
      case "string", "" ->
          schema.format().equals("date")
                  || (schema.example() instanceof String text
                      && text.matches("\\d{4}-\\d{2}-\\d{2}"))
              ? ValueForm.DAY
              : ValueForm.MOMENT;
      default -> null;
    };
  }

  private Optional<MappedList> list(String unified, List<String> names) {
    SequencedMap<String, List<String>> table =
        unified.equals("applications") ? FieldNames.APPLICATION : FieldNames.ATTACHMENT;
    return places.stream()
        .filter(place -> names.contains(place.bare()) && place.schema().isList())
        .filter(place -> place.schema().item().isObject())
        .map(place -> new MappedList(unified, place.path(), ofItem(place.schema().item(), table)))
        .filter(list -> list.fields().size() > 1)
        .filter(list -> list.fields().getFirst().unified().equals("id"))
        .findFirst();
  }

  /** An item's fields; those of its job, stage and source as well. */
  private static List<MappedField> ofItem(Schema item, SequencedMap<String, List<String>> table) {
    FieldFinder finder = new FieldFinder(item, false);
    for (String name : item.properties().keySet()) {
      String of = FieldNames.OBJECTS.get(Bare.of(name));
      if (of != null && item.member(name).isObject()) {
        finder.look(item.member(name), List.of(name), bare -> of + bare, 0);
      }
    }
    return finder.fields(table);
  }
}
