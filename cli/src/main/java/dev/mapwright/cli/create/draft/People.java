package dev.mapwright.cli.create.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of a vendor, all of them invented, and what is made of them.
 *
 * @param lists applications and attachments
 * @param rest what a record holds besides
 */
public record People(
    List<MappedField> fields, List<MappedList> lists, SequencedMap<String, Object> rest) {
  /** How many there are one by one. */
  static final int SAMPLES = 3;

  public People {
    fields = List.copyOf(fields);
    lists = List.copyOf(lists);
    rest = new LinkedHashMap<>(rest);
  }

  /** By the names that many vendors have. */
  public static People usual() {
    return new People(
        List.of(
            new MappedField("id", "id", ValueForm.NUMBER),
            new MappedField("first_name", "first_name", ValueForm.TEXT),
            new MappedField("last_name", "last_name", ValueForm.TEXT),
            new MappedField("emails", "email", ValueForm.TEXT),
            new MappedField("phones", "phone", ValueForm.TEXT),
            new MappedField("created_at", "created_at", ValueForm.MOMENT),
            new MappedField("updated_at", "updated_at", ValueForm.MOMENT)),
        List.of(),
        new LinkedHashMap<>());
  }

  /** The field that is taken for one at the top of the model. */
  public Optional<MappedField> field(String unified) {
    return fields.stream().filter(field -> field.unified().equals(unified)).findFirst();
  }

  private boolean isNameJoined() {
    return field("name").isEmpty()
        && field("first_name").isPresent()
        && field("last_name").isPresent();
  }

  /** The member that holds the id. */
  MappedField id() {
    return field("id").orElseThrow();
  }

  /** In which unit numbers are times; null where there are none. */
  public @Nullable String times() {
    return fields.stream().anyMatch(field -> field.kind() == ValueForm.SECONDS)
        ? "s"
        : fields.stream().anyMatch(field -> field.kind() == ValueForm.MILLIS) ? "ms" : null;
  }

  /** The lines of the mapping. */
  List<String> mapping() {
    List<String> lines = new ArrayList<>(fields.stream().map(MappedField::line).toList());
    if (isNameJoined()) {
      lines.add(
          "name: "
              + YamlText.of(
                  "$join($present(["
                      + field("first_name").orElseThrow().expression()
                      + ", "
                      + field("last_name").orElseThrow().expression()
                      + "]), \" \")"));
    }
    lists.forEach(list -> lines.addAll(list.lines()));
    return lines;
  }

  /** A record as the vendor answers it. */
  SequencedMap<String, Object> record(int person) {
    boolean isSparse = person == SAMPLES - 1;
    SequencedMap<String, Object> record =
        isSparse ? new LinkedHashMap<>() : new LinkedHashMap<>(rest);
    fields.forEach(field -> Members.put(record, field.path(), field.invented(person)));
    lists.forEach(list -> Members.put(record, list.path(), list.invented(person)));
    return record;
  }

  /** The unified record that comes of it. */
  SequencedMap<String, Object> unified(int person) {
    SequencedMap<String, Object> unified = new LinkedHashMap<>();
    for (MappedField field : fields) {
      Object value = field.expected(person);
      if (!value.equals("")) {
        unified.put(field.unified(), value);
      }
    }
    if (isNameJoined()) {
      unified.put("name", new MappedField("name", "name", ValueForm.TEXT).invented(person));
    }
    lists.forEach(
        list -> unified.put(list.unified(), list.expected(person, id().expected(person))));
    unified.values().removeIf(List.of()::equals);
    return unified;
  }

  /** An expression for a further person of the stand-in, whose number is {@code $}. */
  String inBulk() {
    Map<String, Object> record = new LinkedHashMap<>();
    fields.forEach(field -> Members.put(record, field.path(), field.inBulk()));
    lists.forEach(list -> Members.put(record, list.path(), list.inBulk()));
    return Computed.text(record);
  }

  /** What a filter of the vendor asks for, of an invented person. */
  Object filtered(String unified) {
    return switch (unified) {
      case "emails.email" -> field("emails").orElseThrow().plain(DraftFilter.FOUND);
      case "applications.job.id" -> jobs().fields().getFirst().plain(DraftFilter.FOUND);
      default -> "";
    };
  }

  /** Over a person of the stand-in: whether the vendor finds it by that filter. */
  String condition(DraftFilter filter) {
    return switch (filter.unified()) {
      case "emails.email" -> filter.condition(field("emails").orElseThrow(), List.of());
      case "applications.job.id" -> {
        MappedList jobs = jobs();
        yield filter.condition(jobs.fields().getFirst(), jobs.path());
      }
      default -> filter.condition(field(filter.unified()).orElseThrow(), List.of());
    };
  }

  /** The applications with their jobs alone. */
  private MappedList jobs() {
    MappedList applications =
        lists.stream()
            .filter(list -> list.unified().equals("applications"))
            .findFirst()
            .orElseThrow();
    return new MappedList("applications", applications.path(), applications.field("job.id"));
  }
}
