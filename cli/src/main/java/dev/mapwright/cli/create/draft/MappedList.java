package dev.mapwright.cli.create.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A list in the vendor's records, taken for applications or attachments.
 *
 * @param unified the list of the model
 * @param path members of the record
 * @param fields of an item, its id among them
 */
public record MappedList(String unified, List<String> path, List<MappedField> fields) {
  public MappedList {
    path = List.copyOf(path);
    fields = List.copyOf(fields);
  }

  /** The lines of the mapping. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(unified + ":");
    lines.add("  each: " + Members.expression(path));
    lines.add("  map:");
    fields.forEach(field -> lines.add("    " + field.line()));
    lines.add("    candidate.id: $id");
    return lines;
  }

  /** The items of an invented person; one of them has none. */
  List<Object> invented(int person) {
    if (person == DraftFilter.FOUND + 1) {
      return List.of();
    }
    SequencedMap<String, Object> item = new LinkedHashMap<>();
    fields.forEach(field -> Members.put(item, field.path(), field.invented(person)));
    return List.of(item);
  }

  /** What the model makes of them. */
  List<Object> expected(int person, Object id) {
    if (invented(person).isEmpty()) {
      return List.of();
    }
    SequencedMap<String, Object> item = new LinkedHashMap<>();
    fields.forEach(
        field -> Members.put(item, List.of(field.unified().split("\\.")), field.expected(person)));
    Members.put(item, List.of("candidate", "id"), id);
    return List.of(item);
  }

  /** Every third of the stand-in's people has one. */
  Object inBulk() {
    SequencedMap<String, Object> item = new LinkedHashMap<>();
    fields.forEach(field -> Members.put(item, field.path(), field.inBulk()));
    return new Computed("$ % 3 = 0 ? [" + Computed.text(item) + "] : []");
  }

  /** Its field with that name in the model, if there is one. */
  List<MappedField> field(String name) {
    return fields.stream().filter(field -> field.unified().equals(name)).toList();
  }
}
