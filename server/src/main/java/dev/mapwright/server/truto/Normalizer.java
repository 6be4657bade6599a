package dev.mapwright.server.truto;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes records apart into tables, one for each kind of thing that the model names: each thing
 * once, under its id, and where it stood its id. What has no id stays where it is. Not thread-safe.
 */
final class Normalizer {
  private static final String ID = "id";

  private final Type.Obj root;
  private final Map<String, SequencedMap<String, SequencedMap<String, Object>>> tables =
      new TreeMap<>();
  private final List<String> ids = new ArrayList<>();

  Normalizer(UnifiedModel model) {
    this.root = model.root();
    addTable(root);
    model.fields().values().forEach(field -> addTable(UnifiedModel.itemType(field.type())));
  }

  private void addTable(Type type) {
    if (type instanceof Type.Obj object && object.entity() != null) {
      tables.computeIfAbsent(object.entity(), _ -> new LinkedHashMap<>());
    }
  }

  /** Takes a record apart; with the vendor's own beside it where that is wanted. */
  void add(UnifiedRecord record, boolean remote) {
    SequencedMap<String, Object> members = members(record.fields(), root);
    Map<String, ?> own = record.remote();
    if (remote) {
      members.put("remote_data", own == null ? JsonNull.NULL : own);
    }
    ids.add(record.id());
    put(Objects.requireNonNullElse(root.entity(), "records"), record.id(), members);
  }

  /** The records' ids in their order. */
  List<String> ids() {
    return ids;
  }

  /** The tables by name, all kinds of the model. */
  Map<String, ?> tables() {
    return tables;
  }

  private SequencedMap<String, Object> members(Map<?, ?> object, Type.Obj type) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> {
      Field field = type.field(String.valueOf(name));
      members.put(
          String.valueOf(name),
          field == null ? orNull(value) : value(value, UnifiedModel.itemType(field.type())));
    });
    return members;
  }

  private Object value(@Nullable Object value, Type type) {
    return switch (value) {
      case List<?> items -> items.stream().map(item -> value(item, type)).toList();
      case Map<?, ?> object when type instanceof Type.Obj fields -> thing(object, fields);
      case null, default -> orNull(value);
    };
  }

  private Object thing(Map<?, ?> object, Type.Obj type) {
    SequencedMap<String, Object> members = members(object, type);
    if (type.entity() == null || !(members.get(ID) instanceof String id)) {
      return members;
    }
    put(type.entity(), id, members);
    return id;
  }

  /** A thing may be told of more than once, and more of it here than there. */
  private void put(String table, String id, SequencedMap<String, Object> members) {
    SequencedMap<String, Object> known =
        tables
            .computeIfAbsent(table, _ -> new LinkedHashMap<>())
            .computeIfAbsent(id, _ -> new LinkedHashMap<>());
    members.forEach((name, value) -> {
      if (isEmpty(known.get(name))) {
        known.put(name, value);
      }
    });
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || value == JsonNull.NULL
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static Object orNull(@Nullable Object value) {
    return value == null ? JsonNull.NULL : value;
  }
}
