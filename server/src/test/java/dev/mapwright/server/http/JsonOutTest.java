package dev.mapwright.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** JSON goes out as the value model's own writer has it, byte for byte. */
class JsonOutTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "a\"b\\c",
          "line\n\t\u0001",
          "Zoë",
          "日本",
          "😀",
          "\ud800",
          "\u007f",
          "é".repeat(3_000));

  private static String written(@Nullable Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOut out = new JsonOut(bytes);
    out.value(value);
    out.flush();
    return bytes.toString(UTF_8);
  }

  @Test
  void valuesAreWrittenAsByTheModelsOwnWriter() throws IOException {
    Random random = new Random(20261130);
    for (int i = 0; i < 5_000; i++) {
      Object value = value(random, 4);

      assertThat(written(value)).isEqualTo(Json.write(value));
    }
  }

  @Test
  void textsOfEveryLengthFit() throws IOException {
    for (int length = 0; length < 20_000; length += 61) {
      for (String letter : List.of("a", "é", "日", "\"", "😀")) {
        List<String> twice = List.of(letter.repeat(length), letter.repeat(length));

        assertThat(written(twice)).isEqualTo(Json.write(twice));
      }
    }
  }

  @Test
  void whatWasReadIsCopied() throws IOException {
    String document = "{ \"a\" : 1.50e1, \"a b\": [ \"\\u0041\" ] }";

    assertThat(written(List.of(Json.read(document)))).isEqualTo("[" + document + "]");
  }

  /** A text that nobody has read is passed on as it stands in its document. */
  @Test
  void textsOfADocumentGoIntoAnother() throws IOException {
    JsonObject read = (JsonObject) Json.read("{\"a\": \"Zoë 😀\", \"b\": \"\\u0041\"}");
    Object plain = requireNonNull(read.plainTextAt(0));
    JsonObject made = new JsonObject(JsonKeys.ofInterned("x", "y\n"), new Object[] {plain, 1L});

    assertThat(read.plainTextAt(1)).as("with an escape").isNull();
    assertThat(written(made)).isEqualTo("{\"x\":\"Zoë 😀\",\"y\\n\":1}");
    assertThat(made.get("x")).isEqualTo("Zoë 😀");
    assertThat(written(made)).isEqualTo(Json.write(made));
  }

  @Test
  void membersAreSeparated() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOut out = new JsonOut(bytes);
    out.beginObject();
    out.member("a", null);
    out.name("b\n");
    out.beginArray();
    out.value(1L);
    out.value("x");
    out.flush();
    assertThat(bytes.toString(UTF_8))
        .as("nothing is kept back")
        .isEqualTo("{\"a\":null,\"b\\n\":[1,\"x\"");
    out.endArray();
    out.member("c", true);
    out.endObject();
    out.flush();

    assertThat(bytes.toString(UTF_8)).isEqualTo("{\"a\":null,\"b\\n\":[1,\"x\"],\"c\":true}");
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 1 -> random.nextLong();
      case 2 -> random.nextDouble();
      case 3 -> random.nextBoolean();
      case 4 -> JsonNull.NULL;
      case 5 -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield items;
      }
      default -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(TEXTS.get(random.nextInt(TEXTS.size())) + i, value(random, depth - 1));
        }
        yield members;
      }
    };
  }
}
