package dev.mapwright.kafka.record;

import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Makes Connect's schemas of unified models, so that converters of JSON, Avro and Protobuf can all
 * write them: names are legal in each, no two objects have the same name, every field but the keys
 * may be absent, and what may be any JSON is text.
 */
final class ModelSchemas {
  private static final String SPACE = "dev.mapwright.";

  private ModelSchemas() {}

  /** Of a record: the account and the vendor, and what the model has. */
  static Schema value(UnifiedModel model) {
    String name = name(model.name());
    SchemaBuilder builder =
        SchemaBuilder.struct()
            .name(name)
            .doc(model.description())
            .field(RecordStructs.ACCOUNT, doc("The account by which it was read"))
            .field(RecordStructs.CONNECTOR, doc("The vendor: the name of its connector"));
    for (Field member : model.root().members()) {
      boolean isId = member.name().equals(RecordStructs.ID);
      builder.field(member.name(), isId ? doc(member.description()) : schema(member, name));
    }
    return builder.build();
  }

  /** Of a record's key. */
  static Schema key(UnifiedModel model) {
    return SchemaBuilder.struct()
        .name(name(model.name()) + "Key")
        .field(RecordStructs.ACCOUNT, Schema.STRING_SCHEMA)
        .field(RecordStructs.ID, Schema.STRING_SCHEMA)
        .build();
  }

  private static Schema doc(String words) {
    return SchemaBuilder.string().doc(words).build();
  }

  /** {@code ats/candidates} is {@code dev.mapwright.ats.Candidates}. */
  private static String name(String model) {
    int slash = model.lastIndexOf('/');
    String space = slash < 0 ? "" : model.substring(0, slash).replace('/', '.') + ".";
    return SPACE + space + capitalized(model.substring(slash + 1));
  }

  private static String capitalized(String member) {
    return Arrays.stream(member.split("[^A-Za-z0-9]+", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  private static Schema schema(Field field, String parent) {
    SchemaBuilder builder = builder(field.type(), parent + capitalized(field.name()));
    return builder.optional().doc(field.description()).build();
  }

  private static SchemaBuilder builder(Type type, String name) {
    return switch (type) {
      case Type.Text _, Type.Any _ -> SchemaBuilder.string();
      case Type.DateTime _ -> Timestamp.builder();
      case Type.Bool _ -> SchemaBuilder.bool();
      case Type.Num _ -> SchemaBuilder.float64();
      case Type.Array(Type items) -> SchemaBuilder.array(builder(items, name).build());
      case Type.Obj object -> {
        SchemaBuilder struct = SchemaBuilder.struct().name(name);
        object.members().forEach(member -> struct.field(member.name(), schema(member, name)));
        yield struct;
      }
    };
  }
}
