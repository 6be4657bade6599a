package dev.mapwright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for whatever a vendor sends, tried on many records that chance made. */
class FinishingLawsTest {
  private static final int RECORDS = 3_000;

  /** Each field as it is called in the model: the mapping adds nothing, the model finishes all. */
  private static final RecordMapper MAPPER =
      AcmeMapper.mapper("times: ms\nmap: " + members(AcmeMapper.CANDIDATES.root(), ""));

  private static String members(Type.Obj type, String prefix) {
    return type.fields().values().stream()
        .map(field -> field.name() + ": " + mapping(field, prefix + field.name()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String mapping(Field field, String path) {
    return switch (field.type()) {
      case Type.Obj object -> members(object, path + ".");
      case Type.Array(Type.Obj item) -> "{each: " + path + ", map: " + members(item, "") + "}";
      default -> path;
    };
  }

  @Test
  void whateverAVendorSendsTheResultIsValidByTheModel() {
    for (int seed = 0; seed < RECORDS; seed++) {
      Map<String, Object> record = record(new Random(seed));
      Mapped mapped = MAPPER.map(record, Variables.NONE);
      assertThat(AcmeMapper.CANDIDATES.violations(mapped.fields()))
          .as(() -> Json.write(record))
          .isEmpty();
    }
  }

  @Test
  void finishingWhatIsFinishedChangesAndLosesNothing() {
    for (int seed = 0; seed < RECORDS; seed++) {
      Mapped once = MAPPER.map(record(new Random(seed)), Variables.NONE);
      Mapped twice = MAPPER.map(once.fields(), Variables.NONE);
      assertThat(twice.fields()).isEqualTo(once.fields());
      assertThat(twice.losses()).isEmpty();
    }
  }

  @Test
  void aValueIsKeptOrItsLossIsTold() {
    RecordMapper mapper = AcmeMapper.mapper("map: {id: '\"1\"', created_at: v}");
    for (int seed = 0; seed < RECORDS; seed++) {
      Random random = new Random(seed);
      Object value = any(random, 2);
      Mapped mapped = mapper.map(Map.of("v", value), Variables.NONE);
      boolean nothing = leaves(value).isEmpty();
      boolean dateKept = mapped.fields().get("created_at") != JsonNull.NULL;
      boolean dateTold =
          mapped.losses().stream().anyMatch(l -> l.field().toString().equals("created_at"));
      assertThat(nothing || dateKept || dateTold).as(() -> Json.write(value)).isTrue();
    }
  }

  /** A record that has the model's keys, and mostly what they should hold. */
  private static Map<String, Object> record(Random random) {
    Map<String, Object> record = object(random, AcmeMapper.CANDIDATES.root());
    record.put("id", random.nextLong());
    return record;
  }

  private static Map<String, Object> object(Random random, Type.Obj type) {
    Map<String, Object> object = new LinkedHashMap<>();
    type.fields().forEach((name, field) -> object.put(name, value(random, field.type())));
    return object;
  }

  private static Object value(Random random, Type type) {
    if (random.nextInt(8) == 0) {
      return any(random, 2);
    }
    return switch (type) {
      case Type.Text _ -> pick(random, "Ada", "é", "a@b.c", 7L, "", " ");
      case Type.DateTime _ ->
          pick(random, "2024-01-02", "2024-01-02 03:04:05.6", 1704164645000L, "soon", "", 1e300);
      case Type.Bool _ -> pick(random, true, false, "true", "");
      case Type.Num _, Type.Any _ -> random.nextDouble();
      case Type.Obj object -> object(random, object);
      case Type.Array(Type items) -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(random, items));
        }
        yield list;
      }
    };
  }

  private static Object any(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JsonNull.NULL;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> random.nextGaussian() * 1e18;
      case 4 -> "";
      case 5 -> "text " + random.nextInt();
      case 6 -> List.of(any(random, depth - 1), any(random, depth - 1));
      default -> Map.of("id", any(random, depth - 1), "name", any(random, depth - 1));
    };
  }

  private static List<Object> leaves(Object value) {
    return switch (value) {
      case JsonNull _ -> List.of();
      case String text when text.isBlank() -> List.of();
      case List<?> list -> list.stream().flatMap(v -> leaves(v).stream()).toList();
      default -> List.of(value);
    };
  }

  private static Object pick(Random random, Object... values) {
    return values[random.nextInt(values.length)];
  }
}
