package dev.mapwright.kafka.record;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Writes records of a unified model as Connect has them. Immutable and safe for any thread. */
public final class RecordStructs {
  static final String ACCOUNT = "account";
  static final String CONNECTOR = "connector";
  static final String ID = "id";

  private final UnifiedModel model;
  private final Schema key;
  private final Schema value;

  /** Of a model. */
  public RecordStructs(UnifiedModel model) {
    this.model = model;
    this.key = ModelSchemas.key(model);
    this.value = ModelSchemas.value(model);
  }

  /** What records are of. */
  public UnifiedModel model() {
    return model;
  }

  /** The schema of keys: the account and the vendor's id. */
  public Schema keySchema() {
    return key;
  }

  /** The schema of values. */
  public Schema valueSchema() {
    return value;
  }

  /** The key of a record. */
  public Struct key(String account, String id) {
    return new Struct(key).put(ACCOUNT, account).put(ID, id);
  }

  /** The value of a record. */
  public Struct value(Account account, UnifiedRecord record) {
    Struct written =
        new Struct(value)
            .put(ACCOUNT, account.id())
            .put(CONNECTOR, account.connector().name())
            .put(ID, record.id());
    fill(written, record.fields(), model.root());
    return written;
  }

  private static void fill(Struct into, Map<?, ?> object, Type.Obj type) {
    for (dev.mapwright.engine.model.Field member : type.members()) {
      Field field = into.schema().field(member.name());
      if (into.get(field) == null) {
        into.put(field, value(object.get(member.name()), member.type(), field.schema()));
      }
    }
  }

  /** Null where the vendor gave nothing, and where the value is not what the field holds. */
  private static @Nullable Object value(@Nullable Object value, Type type, Schema schema) {
    if (value == null || value instanceof JsonNull) {
      return null;
    }
    return switch (type) {
      case Type.Text _ -> value.toString();
      case Type.Any _ -> Json.write(value);
      case Type.DateTime _ -> moment(value);
      case Type.Bool _ -> value instanceof Boolean truth ? truth : null;
      case Type.Num _ -> value instanceof Number number ? number.doubleValue() : null;
      case Type.Array(Type items) -> list(value, items, schema.valueSchema());
      case Type.Obj object -> {
        if (!(value instanceof Map<?, ?> members)) {
          yield null;
        }
        Struct struct = new Struct(schema);
        fill(struct, members, object);
        yield struct;
      }
    };
  }

  private static @Nullable Date moment(Object value) {
    OptionalLong moment = Moment.parse(value.toString());
    return moment.isEmpty() ? null : Date.from(Instant.ofEpochMilli(moment.getAsLong()));
  }

  private static @Nullable List<Object> list(Object value, Type items, Schema schema) {
    if (!(value instanceof List<?> list)) {
      return null;
    }
    List<Object> written = new ArrayList<>(list.size());
    for (Object item : list) {
      Object one = value(item, items, schema);
      if (one != null) {
        written.add(one);
      }
    }
    return written;
  }
}
