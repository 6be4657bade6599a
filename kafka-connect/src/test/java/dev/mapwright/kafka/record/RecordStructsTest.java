package dev.mapwright.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** Records of the unified model in Connect's form. */
class RecordStructsTest {
  private static final RecordStructs FORM =
      new RecordStructs(UnifiedModels.bundled().find("ats/candidates").orElseThrow());
  private static final Connector LEVER = Connectors.bundled().find("lever").orElseThrow();
  private static final Account ACCOUNT = new Account("one", LEVER, Map.of("api_key", "k"));

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static UnifiedRecord record(String json, Set<String> unread) {
    SequencedMap<String, Object> fields =
        new LinkedHashMap<>((Map<String, Object>) Json.read(json));
    return new UnifiedRecord(String.valueOf(fields.get("id")), fields, null, unread);
  }

  private static UnifiedRecord record(String json) {
    return record(json, Set.of());
  }

  private static final String ADA =
      """
      {"id": "7", "first_name": "Ada", "last_name": null, "is_private": true,
       "created_at": "2026-01-02T03:04:05.678Z", "locations": ["Rome"],
       "emails": [{"email": "a@b.example", "type": "work"}, {"email": "c@d.example", "type": null}],
       "applications": [{"id": "x", "status": null, "job": {"id": "j"}}],
       "custom_fields": {"desk": [1, {"a": null}]}}
      """;

  @Test
  void aRecordComesBackFromJsonAsItWas() {
    Struct value = FORM.value(ACCOUNT, record(ADA));
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", "true"), false);
      byte[] bytes = converter.fromConnectData("t", FORM.valueSchema(), value);
      SchemaAndValue back = converter.toConnectData("t", bytes);

      assertThat(back.schema()).isEqualTo(FORM.valueSchema());
      assertThat(back.value()).isEqualTo(value);
    }
  }

  @Test
  void whatTheVendorSaidStandsInItsField() {
    Struct value = FORM.value(ACCOUNT, record(ADA));
    value.validate();

    assertThat(value.get("account")).isEqualTo("one");
    assertThat(value.get("connector")).isEqualTo("lever");
    assertThat(value.get("last_name")).isNull();
    assertThat(value.get("created_at"))
        .isEqualTo(Date.from(Instant.parse("2026-01-02T03:04:05.678Z")));
    assertThat(value.getArray("emails")).hasSize(2);
    assertThat(value.get("custom_fields")).isEqualTo("{\"desk\":[1,{\"a\":null}]}");
    Struct application = (Struct) value.getArray("applications").getFirst();
    assertThat(application.getStruct("job").get("id")).isEqualTo("j");
  }

  /** Avro and Protobuf take no other names, and no type of one name twice. */
  @Test
  void everyNameIsLegalInAvroAndProtobuf() {
    List<String> names = new ArrayList<>();
    List<String> structs = new ArrayList<>();
    collect(FORM.valueSchema(), names, structs);

    assertThat(names)
        .hasSizeGreaterThan(50)
        .allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
    assertThat(structs)
        .hasSizeGreaterThan(5)
        .allMatch(name -> name.matches("([A-Za-z_][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9]*"));
    assertThat(structs).hasSameSizeAs(new HashSet<>(structs));
  }

  private static void collect(Schema schema, List<String> names, List<String> structs) {
    switch (schema.type()) {
      case STRUCT -> {
        structs.add(schema.name());
        for (Field field : schema.fields()) {
          names.add(field.name());
          collect(field.schema(), names, structs);
        }
      }
      case ARRAY -> collect(schema.valueSchema(), names, structs);
      default -> assertThat(schema.type()).isNotEqualTo(Schema.Type.MAP);
    }
  }

  @Test
  void everythingButTheKeysMayBeAbsent() {
    Struct value = FORM.value(ACCOUNT, record("{\"id\": \"7\"}"));
    value.validate();

    assertThat(FORM.valueSchema().fields().stream().filter(f -> !f.schema().isOptional()))
        .extracting(Field::name)
        .containsExactly("account", "connector", "id");
  }

  @Test
  void aDigestMovesWithWhatTheRecordSays() {
    long ada = RecordDigest.of(FORM.model(), record(ADA), Set.of());

    assertThat(RecordDigest.of(FORM.model(), record(ADA), Set.of())).isEqualTo(ada);
    assertThat(RecordDigest.of(FORM.model(), record(ADA.replace("Ada", "Eva")), Set.of()))
        .isNotEqualTo(ada);
    assertThat(RecordDigest.of(FORM.model(), record(ADA, Set.of("tags")), Set.of()))
        .isEqualTo(RecordDigest.NOT_WHOLE);
  }
}
