package dev.mapwright.cli.create;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The records of a vendor, all of them invented, and what is made of them. */
record People(List<MappedField> fields) {
  /** How many there are one by one. */
  static final int SAMPLES = 3;

  People {
    fields = List.copyOf(fields);
  }

  /** By the names that many vendors have. */
  static People usual() {
    return new People(
        List.of(
            new MappedField("id", "id"),
            new MappedField("first_name", "first_name"),
            new MappedField("last_name", "last_name"),
            new MappedField("emails", "email"),
            new MappedField("phones", "phone"),
            new MappedField("created_at", "created_at"),
            new MappedField("updated_at", "updated_at")));
  }

  private Optional<MappedField> field(String unified) {
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

  /** The lines of the mapping. */
  List<String> mapping() {
    List<String> lines = new ArrayList<>(fields.stream().map(MappedField::line).toList());
    if (isNameJoined()) {
      lines.add(
          "name: $join($present(["
              + field("first_name").orElseThrow().expression()
              + ", "
              + field("last_name").orElseThrow().expression()
              + "]), \" \")");
    }
    return lines;
  }

  /** A record as the vendor answers it. */
  SequencedMap<String, Object> record(int person) {
    SequencedMap<String, Object> record = new LinkedHashMap<>();
    fields.forEach(field -> record.put(field.vendor(), field.invented(person)));
    return record;
  }

  /** The unified record that comes of it. */
  SequencedMap<String, Object> unified(int person) {
    SequencedMap<String, Object> unified = new LinkedHashMap<>();
    for (MappedField field : fields) {
      Object value = field.invented(person);
      if (!value.equals("")) {
        unified.put(field.unified(), field.expected(value));
      }
    }
    if (isNameJoined()) {
      unified.put("name", new MappedField("name", "name").invented(person));
    }
    return unified;
  }

  /** An expression for a further person of the stand-in, whose number is {@code $}. */
  String inBulk() {
    return fields.stream()
        .map(field -> "\"" + field.vendor() + "\": " + field.inBulk())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
